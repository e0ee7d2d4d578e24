using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class MeanAbsoluteErrorTests()
    : FormulaTests(
        reduction => new MeanAbsoluteError(reduction: reduction), new float[,] { { 0, 1 }, { 1, 0.5f } }, Numbers, [0.65f, 0.6f]);
