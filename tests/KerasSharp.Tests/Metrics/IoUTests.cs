using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class IoUTests
{
    [Fact]
    public void It_is_intersection_over_union_of_the_target() =>
        Measure.Gives(1f / 3, new IoU(2, [0]), metric => metric.UpdateState(tensor([0L, 0L, 1L, 1L]), tensor([0L, 1L, 0L, 1L])));

    [Fact]
    public void What_names_no_class_counts_nowhere() =>
        Measure.Gives(1f, new IoU(2, [0, 1]), metric => metric.UpdateState(tensor([0L, 1L, 5L]), tensor([0L, 1L, 1L])));

    [Fact]
    public void Targets_must_be_classes()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("targetClassIds", Assert.Throws<ArgumentOutOfRangeException>(() => new IoU(2, [2])).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => new IoU(2, []));
    }
}
