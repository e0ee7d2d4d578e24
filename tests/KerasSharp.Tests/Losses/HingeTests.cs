using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class HingeTests
{
    private static readonly float[] Expected = [1.15f, 1.35f];

    [Fact]
    public void Its_values_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var values = new Hinge(reduction: "none").Apply(
            tensor(new float[,] { { -1.0f, 1.0f }, { 1.0f, -1.0f } }), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
        Assert.Equal(Expected, values.data<float>().ToArray(), (x, y) => Math.Abs(x - y) <= 2e-6f * (1 + Math.Abs(x)));
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { -1.0f, 1.0f }, { 1.0f, -1.0f } });
        Gradients.Check(yPred => new Hinge().Call(yTrue, yPred), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
    }

    [Fact]
    public void Binary_truth_is_taken_as_signs()
    {
        using var scope = NewDisposeScope();
        var yPred = tensor(new float[,] { { 0.6f, -0.3f } });
        var signs = new Hinge().Apply(tensor(new float[,] { { -1, 1 } }), yPred).item<float>();
        Assert.Equal(signs, new Hinge().Apply(tensor(new float[,] { { 0, 1 } }), yPred).item<float>());
        Assert.NotEqual(signs, new Hinge().Apply(tensor(new float[,] { { 0, 2 } }), yPred).item<float>());
    }

    [Fact]
    public void At_the_hinge_the_gradient_is_halved()
    {
        using var scope = NewDisposeScope();
        var yPred = ones(1, 1).requires_grad_();
        new Hinge().Apply(ones(1, 1), yPred).backward();
        Assert.Equal(-0.5f, yPred.grad!.item<float>());
    }
}
