using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class SquaredHingeTests
{
    private static readonly float[] Expected = [1.525f, 2.125f];

    [Fact]
    public void Its_values_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var values = new SquaredHinge(reduction: "none").Apply(
            tensor(new float[,] { { -1.0f, 1.0f }, { 1.0f, -1.0f } }), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
        Assert.Equal(Expected, values.data<float>().ToArray(), (x, y) => Math.Abs(x - y) <= 2e-6f * (1 + Math.Abs(x)));
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { -1.0f, 1.0f }, { 1.0f, -1.0f } });
        Gradients.Check(yPred => new SquaredHinge().Call(yTrue, yPred), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
    }
}
