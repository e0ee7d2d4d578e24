using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

public sealed class BinaryCrossentropyTests
{
    private static readonly float[] Expected = [1.060132f, 0.8573992f];

    [Fact]
    public void Its_values_are_those_of_the_formula()
    {
        using var scope = NewDisposeScope();
        var values = new BinaryCrossentropy(reduction: "none").Apply(
            tensor(new float[,] { { 0.0f, 1.0f }, { 1.0f, 1.0f } }), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
        Assert.Equal(Expected, values.data<float>().ToArray(), (x, y) => Math.Abs(x - y) <= 2e-6f * (1 + Math.Abs(x)));
    }

    [Fact]
    public void Its_gradient_is_that_of_its_values()
    {
        using var scope = NewDisposeScope();
        var yTrue = tensor(new float[,] { { 0.0f, 1.0f }, { 1.0f, 1.0f } });
        Gradients.Check(yPred => new BinaryCrossentropy().Call(yTrue, yPred), tensor(new float[,] { { 0.6f, 0.3f }, { 0.2f, 0.9f } }));
    }

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
