using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class SparseCategoricalAccuracyTests
{
    [Fact]
    public void The_largest_prediction_counts() => Measure.Gives(0.5f, new SparseCategoricalAccuracy(), metric => metric.UpdateState(
        tensor([1L, 2L]), tensor(new float[,] { { 0.1f, 0.6f, 0.3f }, { 0.5f, 0.3f, 0.2f } })));

    [Fact]
    public void Labels_may_have_an_axis_of_size_1_and_any_type()
    {
        using var scope = NewDisposeScope();
        using var metric = new SparseCategoricalAccuracy();
        metric.UpdateState(tensor(new float[,] { { 1 }, { 2 } }), tensor(new float[,] { { 0.1f, 0.6f, 0.3f }, { 0.5f, 0.3f, 0.2f } }));
        Assert.Equal(0.5f, metric.Result().item<float>(), 1e-5f);
        Assert.Equal(2, (float)metric.Variables[1].Value);
    }

    [Fact]
    public void Sequences_have_a_label_a_place()
    {
        using var scope = NewDisposeScope();
        using var metric = new SparseCategoricalAccuracy();
        var labels = tensor(new long[,] { { 0, 1, 2 }, { 2, 1, 0 } });
        metric.UpdateState(
            labels, nn.functional.one_hot(tensor(new long[,] { { 0, 1, 2 }, { 2, 2, 2 } }), 3).to(ScalarType.Float32), tensor(
            new float[,] { { 1, 1, 1 }, { 0, 1, 0 } }));
        Assert.Equal(0.75f, metric.Result().item<float>(), 1e-6f);
    }
}
