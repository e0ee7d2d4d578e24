using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class MeanAbsoluteErrorTests
{
    [Fact]
    public void It_is_the_mean_over_samples_and_batches()
    {
        using var scope = NewDisposeScope();
        using var metric = new MeanAbsoluteError();
        metric.UpdateState(full([1, 1], 2f), full([1, 1], 3f));
        metric.UpdateState(full([1, 1], 2f), full([1, 1], 4f));
        Assert.Equal(1.5f, metric.Result().item<float>(), 1e-5f);
    }
}
