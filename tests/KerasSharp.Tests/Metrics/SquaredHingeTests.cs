using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class SquaredHingeTests
{
    [Fact]
    public void It_is_the_mean_of_squares()
    {
        using var scope = NewDisposeScope();
        using var metric = new SquaredHinge();
        metric.UpdateState(tensor(new float[,] { { -1, 1 } }), tensor(new float[,] { { 0.5f, 0.5f } }));
        Assert.Equal(1.25f, metric.Result().item<float>(), 1e-5f);
    }
}
