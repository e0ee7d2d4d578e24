using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class MeanIoUTests
{
    [Fact]
    public void Classes_that_do_not_occur_are_left_out() =>
        Measure.Gives(1f / 3, new MeanIoU(3), metric => metric.UpdateState(tensor([0L, 0L, 1L, 1L]), tensor([0L, 1L, 0L, 1L])));

    [Fact]
    public void An_ignored_class_is_left_out_of_the_truth() =>
        Measure.Gives(1f, new MeanIoU(3, ignoreClass: 2), metric => metric.UpdateState(tensor([0L, 1L, 2L]), tensor([0L, 1L, 1L])));
}
