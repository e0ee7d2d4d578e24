using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class CategoricalHingeTests
{
    [Fact]
    public void The_nearest_wrong_class_counts() => Measure.Gives(0.9f, new CategoricalHinge(), metric => metric.UpdateState(
        tensor(new float[,] { { 0, 1, 0 } }), tensor(new float[,] { { 0.4f, 0.5f, 0.1f } })));
}
