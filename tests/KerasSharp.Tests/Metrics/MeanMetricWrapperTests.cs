using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class MeanMetricWrapperTests
{
    [Fact]
    public void It_is_the_mean_of_the_function()
    {
        using var scope = NewDisposeScope();
        using var metric = new MeanMetricWrapper((yTrue, yPred) => (yPred - yTrue).abs(), "off_by");
        metric.UpdateState(zeros(2), tensor([1f, 4]));
        metric.UpdateState(zeros(1), tensor([4f]));
        Assert.Equal(3, metric.Result().item<float>());
        Assert.Equal("off_by", metric.Name);
    }

    [Fact]
    public void Under_a_mask_only_valid_values_count()
    {
        using var scope = NewDisposeScope();
        using var metric = new MeanAbsoluteError();
        var yPred = tensor(new float[,,] { { { 1 }, { 9 } }, { { 3 }, { 5 } } });
        metric.UpdateState(zeros(2, 2, 1), yPred, null, tensor(new[,] { { true, false }, { true, true } }));
        Assert.Equal(3, metric.Result().item<float>());
        metric.ResetState();
        metric.UpdateState(
            zeros(2, 2, 1), yPred, tensor(new float[,] { { 1, 1 }, { 1, 3 } }), tensor(new[,] { { true, false }, { true, true } }));
        Assert.Equal((1 + 3 + 15f) / 5, metric.Result().item<float>(), 1e-6f);
    }

    [Fact]
    public void It_cannot_be_saved()
    {
        using var metric = new MeanMetricWrapper((_, yPred) => yPred, "mine");
        Assert.Contains("mine", Assert.Throws<NotSupportedException>(metric.GetConfig).Message);
    }
}
