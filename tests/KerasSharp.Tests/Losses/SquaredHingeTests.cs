using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class SquaredHingeTests()
    : FormulaTests(reduction => new SquaredHinge(reduction: reduction), new float[,] { { -1, 1 }, { 1, -1 } }, Numbers, [1.525f, 2.125f]);
