using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class AccuracyTests
{
    [Fact]
    public void Equal_elements_are_right()
    {
        using var scope = NewDisposeScope();
        using var metric = new Accuracy();
        metric.UpdateState(tensor(new float[,] { { 1, 2 }, { 3, 4 } }), tensor(new float[,] { { 1, 0 }, { 3, 4 } }));
        Assert.Equal(0.75f, metric.Result().item<float>(), 1e-5f);
    }

    [Fact]
    public void Weights_count()
    {
        using var scope = NewDisposeScope();
        using var metric = new Accuracy();
        metric.UpdateState(tensor([1f, 2f]), tensor([1f, 3f]), tensor([1f, 3f]));
        Assert.Equal(0.25f, metric.Result().item<float>(), 1e-5f);
    }
}
