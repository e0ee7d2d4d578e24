using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class BinaryIoUTests
{
    [Fact]
    public void From_the_threshold_on_it_is_a_yes() =>
        Measure.Gives(1f / 3, new BinaryIoU(), metric => metric.UpdateState(tensor([0f, 1f, 0f, 1f]), tensor([0.1f, 0.2f, 0.5f, 0.7f])));

    [Fact]
    public void One_class_alone_can_count() => Measure.Gives(1f / 3, new BinaryIoU([1], threshold: 0.3), metric => metric.UpdateState(
        tensor([0f, 1f, 0f, 1f]), tensor([0.1f, 0.2f, 0.4f, 0.7f])));
}
