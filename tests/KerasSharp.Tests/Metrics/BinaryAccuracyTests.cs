using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class BinaryAccuracyTests
{
    [Fact]
    public void Above_the_threshold_is_a_yes() => Measure.Gives(0.5f, new BinaryAccuracy(), metric => metric.UpdateState(
        tensor(new float[,] { { 1 }, { 1 }, { 0 }, { 0 } }), tensor(new float[,] { { 0.9f }, { 0.5f }, { 0.5f }, { 0.6f } })));

    [Fact]
    public void The_threshold_can_be_another() => Measure.Gives(0.5f, new BinaryAccuracy(threshold: 0.4), metric => metric.UpdateState(
        tensor(new float[,] { { 1 }, { 1 }, { 0 }, { 0 } }), tensor(new float[,] { { 0.9f }, { 0.5f }, { 0.5f }, { 0.6f } })));

    [Fact]
    public void Integer_and_boolean_truth_is_taken()
    {
        using var scope = NewDisposeScope();
        using var metric = new BinaryAccuracy();
        metric.UpdateState(tensor([1L, 0L]), tensor([0.9f, 0.8f]));
        Assert.Equal(0.5f, metric.Result().item<float>(), 1e-5f);
        metric.UpdateState(tensor([true, false]), tensor([0.9f, 0.2f]));
        Assert.Equal(0.75f, metric.Result().item<float>());
    }

    [Fact]
    public void Truth_without_the_last_axis_is_aligned() => Measure.Gives(2f / 3, new BinaryAccuracy(), metric => metric.UpdateState(
        tensor([1f, 0f, 1f]), tensor(new float[,] { { 0.9f }, { 0.2f }, { 0.1f } })));
}
