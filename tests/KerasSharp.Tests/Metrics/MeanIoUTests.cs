using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class MeanIoUTests
{
    [Fact]
    public void Classes_that_do_not_occur_are_left_out()
    {
        using var scope = NewDisposeScope();
        using var metric = new MeanIoU(3);
        metric.UpdateState(tensor([0L, 0L, 1L, 1L]), tensor([0L, 1L, 0L, 1L]));
        Assert.Equal(1f / 3, metric.Result().item<float>(), 1e-5f);
    }

    [Fact]
    public void An_ignored_class_is_left_out_of_the_truth()
    {
        using var scope = NewDisposeScope();
        using var metric = new MeanIoU(3, ignoreClass: 2);
        metric.UpdateState(tensor([0L, 1L, 2L]), tensor([0L, 1L, 1L]));
        Assert.Equal(1f, metric.Result().item<float>(), 1e-5f);
    }
}
