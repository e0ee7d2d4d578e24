using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SoftShrinkTests() : PointwiseTests<SoftShrink>(
    () => new SoftShrink(0.3), [-1.7, -0.1, 0, 0.1, 1.7], "soft_shrink", "SoftShrink")
{
    [Fact]
    public void NegativeThresholdIsRefused() =>
        Rejects.With<ArgumentOutOfRangeException>("threshold=-1", () => new SoftShrink(-1));
}
