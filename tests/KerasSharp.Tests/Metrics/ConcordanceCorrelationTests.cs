using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class ConcordanceCorrelationTests
{
    [Fact]
    public void Only_the_truth_itself_is_fully_concordant()
    {
        using var scope = NewDisposeScope();
        using var metric = new ConcordanceCorrelation();
        metric.UpdateState(tensor(new float[,] { { 1, 2, 4 } }), tensor(new float[,] { { 1, 2, 4 } }));
        Assert.Equal(1f, metric.Result().item<float>(), 1e-5f);
        metric.UpdateState(tensor(new float[,] { { 1, 2, 4 } }), tensor(new float[,] { { 3, 5, 9 } }));
        Assert.True(metric.Result().item<float>() < 0.9f);
    }
}
