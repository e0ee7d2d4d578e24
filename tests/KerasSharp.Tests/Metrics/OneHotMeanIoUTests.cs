using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class OneHotMeanIoUTests
{
    [Fact]
    public void Predictions_can_be_class_indices() => Measure.Gives(
        1f / 3, new OneHotMeanIoU(2, sparseYPred: true), metric => metric.UpdateState(
        tensor(new float[,] { { 1, 0 }, { 1, 0 }, { 0, 1 }, { 0, 1 } }), tensor([0L, 1L, 0L, 1L])));
}
