using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class SparseTopKCategoricalAccuracyTests
{
    [Fact]
    public void The_true_class_may_be_any_of_the_k_largest() => Measure.Gives(
        0.5f, new SparseTopKCategoricalAccuracy(k: 2), metric => metric.UpdateState(
        tensor([2L, 0L]), tensor(new float[,] { { 0.1f, 0.6f, 0.3f }, { 0.1f, 0.3f, 0.6f } })));

    [Fact]
    public void Equal_predictions_are_all_among_the_largest() => Measure.Gives(
        0.5f, new SparseTopKCategoricalAccuracy(k: 1), metric => metric.UpdateState(
        tensor([2L, 0L]), tensor(new float[,] { { 0.2f, 0.4f, 0.4f }, { 0.1f, 0.3f, 0.6f } })));

    [Fact]
    public void Predictions_can_be_sorted_ids() => Measure.Gives(
        0.5f, new SparseTopKCategoricalAccuracy(k: 2, fromSortedIds: true), metric => metric.UpdateState(
        tensor([7L, 3L]), tensor(new long[,] { { 7, 1, 3 }, { 5, 8, 3 } })));

    [Fact]
    public void A_label_that_names_no_class_is_refused()
    {
        using var scope = NewDisposeScope();
        using var metric = new SparseTopKCategoricalAccuracy(k: 1);
        Assert.Contains("from 0 to 3", Assert.Throws<ArgumentException>(() => metric.UpdateState(tensor([0L, 3]), zeros(2, 3))).Message);
        Assert.Equal(0, (float)metric.Variables[0].Value);
    }
}
