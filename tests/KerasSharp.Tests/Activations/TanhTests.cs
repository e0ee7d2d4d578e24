using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class TanhTests() : PointwiseTests<Tanh>(() => new Tanh(), [-0.9640276, -0.379949, 0, 0.379949, 0.9640276], "tanh", "Tanh");
