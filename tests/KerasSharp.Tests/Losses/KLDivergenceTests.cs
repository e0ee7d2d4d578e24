using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class KLDivergenceTests()
    : FormulaTests(
        reduction => new KLDivergence(reduction: reduction),
        new float[,] { { 0.25f, 0.75f }, { 0.5f, 0.5f } }, Numbers, [0.4683509f, 0.164252f]);
