using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class KLDivergenceTests
{
    [Fact]
    public void It_is_0_for_the_truth_and_more_for_anything_else()
    {
        using var scope = NewDisposeScope();
        using var metric = new KLDivergence();
        var yTrue = tensor(new float[,] { { 0.25f, 0.75f } });
        metric.UpdateState(yTrue, yTrue);
        Assert.Equal(0, metric.Result().item<float>());
        metric.UpdateState(yTrue, full([1, 2], 0.5f));
        Assert.Equal((float)((0.25 * Math.Log(0.5)) + (0.75 * Math.Log(1.5))) / 2, metric.Result().item<float>(), 1e-6f);
    }
}
