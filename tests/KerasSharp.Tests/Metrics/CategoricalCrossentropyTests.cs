using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class CategoricalCrossentropyTests
{
    [Fact]
    public void Smoothing_and_logits_are_those_of_the_loss()
    {
        using var scope = NewDisposeScope();
        using var metric = new CategoricalCrossentropy(fromLogits: true, labelSmoothing: 0.3);
        var (yTrue, logits) = (tensor(new float[,] { { 0, 1, 0 } }), tensor(new float[,] { { 1, 2, -1 } }));
        metric.UpdateState(yTrue, logits);
        Assert.Equal(
            new KerasSharp.Losses.CategoricalCrossentropy(true, 0.3).Apply(yTrue, logits).item<float>(), metric.Result()
            .item<float>(), 1e-6f);
    }
}
