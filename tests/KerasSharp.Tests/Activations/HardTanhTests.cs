using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class HardTanhTests() : PointwiseTests<HardTanh>(() => new HardTanh(), [-1, -0.4, 0, 0.4, 1], "hard_tanh", "HardTanh");
