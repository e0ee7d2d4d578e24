using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class OneHotMeanIoUTests
{
    [Fact]
    public void Predictions_can_be_class_indices()
    {
        using var scope = NewDisposeScope();
        using var metric = new OneHotMeanIoU(2, sparseYPred: true);
        metric.UpdateState(tensor(new float[,] { { 1, 0 }, { 1, 0 }, { 0, 1 }, { 0, 1 } }), tensor([0L, 1L, 0L, 1L]));
        Assert.Equal(1f / 3, metric.Result().item<float>(), 1e-5f);
    }
}
