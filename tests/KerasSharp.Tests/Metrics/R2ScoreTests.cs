using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class R2ScoreTests
{
    [Fact]
    public void The_truth_is_1_and_its_mean_0()
    {
        using var scope = NewDisposeScope();
        using var metric = new R2Score();
        var yTrue = tensor(new float[,] { { 1 }, { 2 }, { 6 } });
        metric.UpdateState(yTrue, yTrue);
        Assert.Equal(1, metric.Result().item<float>(), 1e-6f);
        metric.ResetState();
        metric.UpdateState(yTrue, full([3, 1], 3f));
        Assert.Equal(0, metric.Result().item<float>(), 1e-6f);
    }

    [Fact]
    public void Without_enough_samples_the_adjusted_score_is_the_plain_one()
    {
        using var scope = NewDisposeScope();
        using var adjusted = new R2Score(numRegressors: 2);
        using var plain = new R2Score();
        var (yTrue, yPred) = (tensor(new float[,] { { 1 }, { 2 }, { 6 } }), tensor(new float[,] { { 1 }, { 3 }, { 5 } }));
        adjusted.UpdateState(yTrue, yPred);
        plain.UpdateState(yTrue, yPred);
        Assert.Equal(plain.Result().item<float>(), adjusted.Result().item<float>());
        adjusted.UpdateState(yTrue, yPred);
        Assert.True(adjusted.Result().item<float>() < plain.Result().item<float>());
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("'uniform_average'", Assert.Throws<ArgumentException>(() => new R2Score("mean")).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new R2Score(numRegressors: -1));
        using var metric = new R2Score();
        Assert.Throws<InvalidOperationException>(metric.Result);
        Assert.Throws<ArgumentException>(() => metric.UpdateState(zeros(3), zeros(3)));
    }
}
