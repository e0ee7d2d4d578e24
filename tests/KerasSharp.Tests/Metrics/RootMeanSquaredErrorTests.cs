using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class RootMeanSquaredErrorTests
{
    [Fact]
    public void It_is_the_root_of_the_mean_over_all_batches()
    {
        using var scope = NewDisposeScope();
        using var metric = new RootMeanSquaredError();
        metric.UpdateState(zeros(1, 2), tensor(new float[,] { { 1, 3 } }));
        metric.UpdateState(zeros(1, 2), tensor(new float[,] { { 5, 1 } }));
        Assert.Equal(3, metric.Result().item<float>(), 1e-6f);
    }
}
