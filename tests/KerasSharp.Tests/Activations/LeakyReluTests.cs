using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class LeakyReluTests() : PointwiseTests<LeakyRelu>(
    () => new LeakyRelu(0.1), [-0.2, -0.04, 0, 0.4, 2], "leaky_relu", "LeakyRelu");
