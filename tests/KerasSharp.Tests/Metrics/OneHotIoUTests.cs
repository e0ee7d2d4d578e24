using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class OneHotIoUTests
{
    [Fact]
    public void Truth_is_one_hot_and_predictions_are_scores() => Measure.Gives(1f / 3, new OneHotIoU(2, [0]), metric => metric.UpdateState(
        tensor(new float[,] { { 1, 0 }, { 1, 0 }, { 0, 1 }, { 0, 1 } }), tensor(
            new float[,] { { 0.9f, 0.1f }, { 0.2f, 0.8f }, { 0.7f, 0.3f }, { 0.1f, 0.9f } })));
}
