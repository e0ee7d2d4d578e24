using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class LogCoshTests()
    : FormulaTests(
        reduction => new LogCosh(reduction: reduction), new float[,] { { 0, 1 }, { 1, 0.5f } }, Numbers, [0.1987028f, 0.1843535f]);
