using KerasSharp.Metrics;

namespace KerasSharp.Tests.Metrics;

public sealed class HingeTests
{
    [Fact]
    public void Binary_truth_is_taken_as_signs() => Measure.Gives(
        1f, new Hinge(), metric => metric.UpdateState(tensor(new float[,] { { 0, 1 } }), tensor(new float[,] { { 0.5f, 0.5f } })));
}
