using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class F1ScoreTests
{
    [Fact]
    public void Without_average_each_class_has_a_score()
    {
        using var scope = NewDisposeScope();
        using var metric = new F1Score();
        metric.UpdateState(
            tensor(new float[,] { { 1, 0 }, { 0, 1 }, { 0, 1 } }), tensor(new float[,] { { 0.9f, 0.1f }, { 0.8f, 0.2f }, { 0.3f, 0.7f } }));
        Assert.Equal([2f / 3, 2f / 3], metric.Result().data<float>().ToArray(), (x, y) => Math.Abs(x - y) < 1e-5f);
    }

    [Fact]
    public void Its_config_has_no_beta()
    {
        using var scope = NewDisposeScope();
        using var metric = new F1Score();
        Assert.DoesNotContain("beta", metric.GetConfig().Keys);
    }
}
