using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class TruePositivesTests
{
    [Fact]
    public void It_counts()
    {
        using var scope = NewDisposeScope();
        using var metric = new TruePositives();
        metric.UpdateState(tensor([1f, 1f, 1f, 0f, 0f]), tensor([0.9f, 0.6f, 0.3f, 0.6f, 0.3f]));
        Assert.Equal(2f, metric.Result().item<float>(), 1e-5f);
    }

    [Fact]
    public void It_counts_by_weight()
    {
        using var scope = NewDisposeScope();
        using var metric = new TruePositives();
        metric.UpdateState(tensor([1f, 1f, 1f, 0f, 0f]), tensor([0.9f, 0.6f, 0.3f, 0.6f, 0.3f]), tensor([1f, 2f, 4f, 8f, 16f]));
        Assert.Equal(3f, metric.Result().item<float>(), 1e-5f);
    }

    [Fact]
    public void Several_thresholds_give_several_counts()
    {
        using var scope = NewDisposeScope();
        using var metric = new TruePositives([0.2, 0.5, 0.8]);
        metric.UpdateState(tensor([1f, 1f, 1f, 0f, 0f]), tensor([0.9f, 0.6f, 0.3f, 0.6f, 0.3f]));
        Assert.Equal([3f, 2, 1], metric.Result().data<float>().ToArray());
    }

    [Fact]
    public void Thresholds_must_lie_between_0_and_1()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("1.5", Assert.Throws<ArgumentOutOfRangeException>(() => new TruePositives(1.5)).Message);
        Assert.Throws<ArgumentException>(() => new TruePositives([]));
    }
}
