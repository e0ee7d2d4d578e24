using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class FBetaScoreTests
{
    [Fact]
    public void Beta_weighs_recall()
    {
        using var scope = NewDisposeScope();
        using var metric = new FBetaScore(beta: 2, threshold: 0.5, average: "micro");
        // tp 1, fp 0, fn 1: precision 1, recall 0.5.
        metric.UpdateState(tensor(new float[,] { { 1, 0 }, { 1, 0 } }), tensor(new float[,] { { 0.9f, 0.1f }, { 0.2f, 0.3f } }));
        Assert.Equal(5 * 0.5f / (4 + 0.5f), metric.Result().item<float>(), 1e-5f);
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("'macro'", Assert.Throws<ArgumentException>(() => new FBetaScore(average: "mean")).Message);
        Assert.Equal("beta", Assert.Throws<ArgumentOutOfRangeException>(() => new FBetaScore(beta: 0)).ParamName);
        Assert.Equal("threshold", Assert.Throws<ArgumentOutOfRangeException>(() => new FBetaScore(threshold: 0)).ParamName);
        using var metric = new FBetaScore();
        Assert.Throws<InvalidOperationException>(metric.Result);
        Assert.Contains("(3,)", Assert.Throws<ArgumentException>(() => metric.UpdateState(zeros(3), zeros(3))).Message);
    }
}
