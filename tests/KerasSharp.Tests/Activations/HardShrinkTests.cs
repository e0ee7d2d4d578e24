using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class HardShrinkTests() : PointwiseTests<HardShrink>(
    () => new HardShrink(0.3), [-2, -0.4, 0, 0.4, 2], "hard_shrink", "HardShrink");
