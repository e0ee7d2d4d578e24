using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class HingeTests
{
    [Fact]
    public void Binary_truth_is_taken_as_signs()
    {
        using var scope = NewDisposeScope();
        using var metric = new Hinge();
        metric.UpdateState(tensor(new float[,] { { 0, 1 } }), tensor(new float[,] { { 0.5f, 0.5f } }));
        Assert.Equal(1f, metric.Result().item<float>(), 1e-5f);
    }
}
