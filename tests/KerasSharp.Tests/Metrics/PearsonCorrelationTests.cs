using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class PearsonCorrelationTests
{
    [Fact]
    public void A_line_is_fully_correlated()
    {
        using var scope = NewDisposeScope();
        using var metric = new PearsonCorrelation();
        metric.UpdateState(tensor(new float[,] { { 1, 2, 4 } }), tensor(new float[,] { { 3, 5, 9 } }));
        Assert.Equal(1f, metric.Result().item<float>(), 1e-5f);
    }

    [Fact]
    public void The_reverse_of_a_line_is_its_opposite()
    {
        using var scope = NewDisposeScope();
        using var metric = new PearsonCorrelation();
        metric.UpdateState(tensor(new float[,] { { 1, 2, 4 } }), tensor(new float[,] { { -1, -2, -4 } }));
        Assert.Equal(-1f, metric.Result().item<float>(), 1e-5f);
    }
}
