using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class OneHotIoUTests
{
    [Fact]
    public void Truth_is_one_hot_and_predictions_are_scores()
    {
        using var scope = NewDisposeScope();
        using var metric = new OneHotIoU(2, [0]);
        metric.UpdateState(tensor(new float[,] { { 1, 0 }, { 1, 0 }, { 0, 1 }, { 0, 1 } }), tensor(
            new float[,] { { 0.9f, 0.1f }, { 0.2f, 0.8f }, { 0.7f, 0.3f }, { 0.1f, 0.9f } }));
        Assert.Equal(1f / 3, metric.Result().item<float>(), 1e-5f);
    }
}
