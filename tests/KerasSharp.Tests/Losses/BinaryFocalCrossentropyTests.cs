using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class BinaryFocalCrossentropyTests()
    : FormulaTests(
        reduction => new BinaryFocalCrossentropy(reduction: reduction),
        new float[,] { { 0, 1 }, { 1, 1 } }, Numbers, [0.4599057f, 0.5155469f])
{
    [Fact]
    public void Balancing_weighs_the_classes()
    {
        using var scope = NewDisposeScope();
        var yPred = tensor(new float[,] { { 0.5f } });
        var plain = new BinaryFocalCrossentropy().Apply(ones(1, 1), yPred).item<float>();
        Assert.Equal(
            0.2f * plain, new BinaryFocalCrossentropy(applyClassBalancing: true, alpha: 0.2).Apply(ones(1, 1), yPred).item<float>(), 1e-6f);
        Assert.Equal(
            0.8f * plain, new BinaryFocalCrossentropy(applyClassBalancing: true, alpha: 0.2).Apply(zeros(1, 1), yPred)
            .item<float>(), 1e-6f);
    }
}
