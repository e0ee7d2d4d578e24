using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class HingeTests()
    : FormulaTests(reduction => new Hinge(reduction: reduction), new float[,] { { -1, 1 }, { 1, -1 } }, Numbers, [1.15f, 1.35f])
{
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
