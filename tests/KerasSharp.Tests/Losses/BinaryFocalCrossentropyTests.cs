using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class BinaryFocalCrossentropyTests
{
    private static readonly float[] Expected = [0.4599057f, 0.5155469f];

    [Fact]
    public void Its_values_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var values = new BinaryFocalCrossentropy(reduction: "none").Apply(
            tensor(new float[,] { { 0.0f, 1.0f }, { 1.0f, 1.0f } }), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
        Assert.Equal(Expected, values.data<float>().ToArray(), (x, y) => Math.Abs(x - y) <= 2e-6f * (1 + Math.Abs(x)));
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { 0.0f, 1.0f }, { 1.0f, 1.0f } });
        Gradients.Check(yPred => new BinaryFocalCrossentropy().Call(yTrue, yPred), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
    }

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
