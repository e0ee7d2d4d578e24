using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class TanhShrinkTests() : PointwiseTests<TanhShrink>(
    () => new TanhShrink(), [-1.035972, -0.02005104, 0, 0.02005104, 1.035972], "tanh_shrink", "TanhShrink");
