using KerasSharp.Losses;

namespace KerasSharp.Tests.Losses;

/// <summary>Labels for each step of a sequence: what one operator computes for all steps is the mean of the steps' own losses.</summary>
public class SequenceOfLabelsTests
{
    [Theory]
    [InlineData(true, -1)]
    [InlineData(true, 2)]
    [InlineData(false, -1)]
    public void The_loss_is_the_mean_over_all_steps(bool fromLogits, int axis)
    {
        using var scope = NewDisposeScope();
        var logits = randn(3, 4, 5);
        var predictions = fromLogits ? logits : logits.softmax(-1);
        predictions.requires_grad_(true);
        var labels = randint(0, 5, [3, 4], ScalarType.Int64);
        var loss = new SparseCategoricalCrossentropy(fromLogits, axis: axis).Apply(labels, predictions);
        var right = -logits.to(ScalarType.Float64).log_softmax(-1).gather(-1, labels.unsqueeze(-1)).mean();
        Assert.Equal(right.item<double>(), loss.item<float>(), 5);
        loss.backward();
        Assert.Equal([3, 4, 5], predictions.grad!.shape);
        var values = new SparseCategoricalCrossentropy(fromLogits, axis: axis, reduction: "none").Apply(labels, predictions);
        Assert.Equal([3, 4], values.shape);
        Assert.Equal(right.item<double>(), values.mean().item<float>(), 5);
    }

    [Fact]
    public void A_label_that_names_no_class_is_refused()
    {
        using var scope = NewDisposeScope();
        var labels = full([2, 3], 7, ScalarType.Int64);
        var thrown = Assert.Throws<ArgumentException>(
            () => new SparseCategoricalCrossentropy(fromLogits: true).Apply(labels, randn(2, 3, 5)));
        Assert.Contains("labels from 7 to 7", thrown.Message, StringComparison.Ordinal);
    }
}
