using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class CosineSimilarityTests()
    : FormulaTests(
        reduction => new CosineSimilarity(reduction: reduction),
        new float[,] { { 0, 1 }, { 1, 0.5f } }, Numbers, [-0.4472136f, -0.6305926f])
{
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
