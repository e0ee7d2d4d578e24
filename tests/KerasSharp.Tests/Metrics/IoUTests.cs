using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class IoUTests
{
    [Fact]
    public void It_is_intersection_over_union_of_the_target()
    {
        using var scope = NewDisposeScope();
        using var metric = new IoU(2, [0]);
        metric.UpdateState(tensor([0L, 0L, 1L, 1L]), tensor([0L, 1L, 0L, 1L]));
        Assert.Equal(1f / 3, metric.Result().item<float>(), 1e-5f);
    }

    [Fact]
    public void What_names_no_class_counts_nowhere()
    {
        using var scope = NewDisposeScope();
        using var metric = new IoU(2, [0, 1]);
        metric.UpdateState(tensor([0L, 1L, 5L]), tensor([0L, 1L, 1L]));
        Assert.Equal(1f, metric.Result().item<float>(), 1e-5f);
    }

    [Fact]
    public void Targets_must_be_classes()
    {
        using var scope = NewDisposeScope();
        Assert.Equal("targetClassIds", Assert.Throws<ArgumentOutOfRangeException>(() => new IoU(2, [2])).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => new IoU(2, []));
    }
}
