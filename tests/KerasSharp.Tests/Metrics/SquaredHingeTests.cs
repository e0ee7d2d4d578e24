using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class SquaredHingeTests
{
    [Fact]
    public void It_is_the_mean_of_squares() => Measure.Gives(1.25f, new SquaredHinge(), metric => metric.UpdateState(
        tensor(new float[,] { { -1, 1 } }), tensor(new float[,] { { 0.5f, 0.5f } })));
}
