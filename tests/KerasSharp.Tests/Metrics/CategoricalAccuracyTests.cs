using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class CategoricalAccuracyTests
{
    [Fact]
    public void The_largest_prediction_counts() => Measure.Gives(0.5f, new CategoricalAccuracy(), metric => metric.UpdateState(
        tensor(new float[,] { { 0, 1, 0 }, { 0, 0, 1 } }), tensor(new float[,] { { 0.1f, 0.6f, 0.3f }, { 0.5f, 0.3f, 0.2f } })));

    [Fact]
    public void Sequences_have_a_prediction_a_place()
    {
        using var scope = NewDisposeScope();
        using var metric = new CategoricalAccuracy();
        var yTrue = nn.functional.one_hot(tensor(new long[,] { { 0, 1, 2 }, { 2, 1, 0 } }), 3);
        metric.UpdateState(yTrue, nn.functional.one_hot(tensor(new long[,] { { 0, 1, 2 }, { 2, 2, 2 } }), 3).to(ScalarType.Float32));
        Assert.Equal(4f / 6, metric.Result().item<float>(), 1e-6f);
        Assert.Equal(2, (float)metric.Variables[1].Value);
    }
}
