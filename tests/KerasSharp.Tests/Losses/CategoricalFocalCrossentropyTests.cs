using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class CategoricalFocalCrossentropyTests
{
    private static readonly float[] Expected = [0.008025186f, 0.1474867f];

    [Fact]
    public void Its_values_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var values = new CategoricalFocalCrossentropy(reduction: "none")
            .Apply(tensor(new float[,] { { 0.0f, 1.0f, 0.0f }, { 1.0f, 0.0f, 0.0f } }), tensor(
            new float[,] { { 0.1f, 0.7f, 0.2f }, { 0.3f, 0.3f, 0.4f } }));
        Assert.Equal(Expected, values.data<float>().ToArray(), (x, y) => Math.Abs(x - y) <= 2e-6f * (1 + Math.Abs(x)));
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { 0.0f, 1.0f, 0.0f }, { 1.0f, 0.0f, 0.0f } });
        Gradients.Check(yPred => new CategoricalFocalCrossentropy().Call(yTrue, yPred), tensor(
            new float[,] { { 0.1f, 0.7f, 0.2f }, { 0.3f, 0.3f, 0.4f } }));
    }

    [Fact]
    public void Each_class_can_have_a_weight_of_its_own()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { 0, 1 } });
        var yPred = tensor(new float[,] { { 0.4f, 0.6f } });
        var one = new CategoricalFocalCrossentropy(alpha: 1).Apply(yTrue, yPred).item<float>();
        Assert.Equal(3 * one, new CategoricalFocalCrossentropy(alpha: [0.5, 3]).Apply(yTrue, yPred).item<float>(), 1e-6f);
    }
}
