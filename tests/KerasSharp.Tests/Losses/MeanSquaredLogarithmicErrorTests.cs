using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class MeanSquaredLogarithmicErrorTests()
    : FormulaTests(
        reduction => new MeanSquaredLogarithmicError(reduction: reduction),
        new float[,] { { 0, 1 }, { 1, 0.5f } }, Numbers, [0.2032386f, 0.1584112f]);
