using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class HardSiluTests() : PointwiseTests<HardSilu>(
    () => new HardSilu(), [-0.3333333, -0.1733333, 0, 0.2266667, 1.666667], "hard_silu", "hard_swish", "HardSilu");
