using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class PoissonTests()
    : FormulaTests(reduction => new Poisson(reduction: reduction), new float[,] { { 0, 1 }, { 1, 0.5f } }, Numbers, [1.051986f, 1.381059f]);
