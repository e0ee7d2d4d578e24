using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class MeanSquaredLogarithmicErrorTests
{
    [Fact]
    public void It_is_the_mean_over_samples_and_batches()
    {
        using var scope = NewDisposeScope();
        using var metric = new MeanSquaredLogarithmicError();
        metric.UpdateState(full([1, 1], 2f), full([1, 1], 3f));
        metric.UpdateState(full([1, 1], 2f), full([1, 1], 4f));
        Assert.Equal((float)((Math.Pow(Math.Log(3.0 / 4), 2) + Math.Pow(Math.Log(3.0 / 5), 2)) / 2), metric.Result().item<float>(), 1e-5f);
    }
}
