using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class CosineSimilarityTests
{
    private static readonly float[] Expected = [-0.4472136f, -0.6305926f];

    [Fact]
    public void Its_values_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var values = new CosineSimilarity(reduction: "none").Apply(
            tensor(new float[,] { { 0.0f, 1.0f }, { 1.0f, 0.5f } }), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
        Assert.Equal(Expected, values.data<float>().ToArray(), (x, y) => Math.Abs(x - y) <= 2e-6f * (1 + Math.Abs(x)));
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { 0.0f, 1.0f }, { 1.0f, 0.5f } });
        Gradients.Check(yPred => new CosineSimilarity().Call(yTrue, yPred), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
    }

    [Fact]
    public void A_zero_vector_gives_0_and_a_finite_gradient()
    {
        using var scope = NewDisposeScope();
        var yPred = zeros(1, 2).requires_grad_();
        var value = new CosineSimilarity().Apply(ones(1, 2), yPred);
        value.backward();
        Assert.Equal(0, value.item<float>());
        Assert.True(yPred.grad!.isfinite().all().item<bool>());
    }
}
