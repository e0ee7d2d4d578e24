using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class CategoricalHingeTests
{
    [Fact]
    public void The_nearest_wrong_class_counts()
    {
        using var scope = NewDisposeScope();
        using var metric = new CategoricalHinge();
        metric.UpdateState(tensor(new float[,] { { 0, 1, 0 } }), tensor(new float[,] { { 0.4f, 0.5f, 0.1f } }));
        Assert.Equal(0.9f, metric.Result().item<float>(), 1e-5f);
    }
}
