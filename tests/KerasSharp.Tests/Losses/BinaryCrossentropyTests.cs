using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class BinaryCrossentropyTests()
    : FormulaTests(
        reduction => new BinaryCrossentropy(reduction: reduction), new float[,] { { 0, 1 }, { 1, 1 } }, Numbers, [1.060132f, 0.8573992f])
{
    [Fact]
    public void Logits_are_exact_where_probabilities_are_clipped()
    {
        using var scope = NewDisposeScope();
        var logits = tensor(new float[,] { { 50 } });
        Assert.Equal(50f, new BinaryCrossentropy(fromLogits: true).Apply(zeros(1, 1), logits).item<float>());
        Assert.Equal(15.942385f, new BinaryCrossentropy().Apply(zeros(1, 1), logits.sigmoid()).item<float>(), 1e-4f);
    }

    [Fact]
    public void Smoothing_moves_the_truth_towards_one_half()
    {
        using var scope = NewDisposeScope();
        var (yTrue, yPred) = (tensor(new float[,] { { 1, 0 } }), tensor(new float[,] { { 0.8f, 0.4f } }));
        var moved = new BinaryCrossentropy().Apply(tensor(new float[,] { { 0.9f, 0.1f } }), yPred).item<float>();
        Assert.Equal(moved, new BinaryCrossentropy(labelSmoothing: 0.2).Apply(yTrue, yPred).item<float>(), 1e-6f);
    }

    [Fact]
    public void NaN_predictions_give_NaN_not_an_exception()
    {
        using var scope = NewDisposeScope();
        var yPred = tensor(new float[,] { { 0.5f, float.NaN } });
        Assert.True(float.IsNaN(new BinaryCrossentropy().Apply(ones(1, 2), yPred).item<float>()));
        Assert.Equal(-Math.Log(0.5), new BinaryCrossentropy(axis: 0, reduction: "none").Apply(ones(1, 2), yPred)[0].item<float>(), 1e-6);
    }

    [Fact]
    public void Shapes_must_be_the_same()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ArgumentException>(() => new BinaryCrossentropy().Apply(zeros(2, 1), zeros(2, 3)));
        Assert.Contains("yTrue of shape (2, 1), yPred of shape (2, 3)", error.Message);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Smoothing_must_be_a_part(double labelSmoothing) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BinaryCrossentropy(labelSmoothing: labelSmoothing));
}
