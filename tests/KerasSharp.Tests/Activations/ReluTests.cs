using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class ReluTests() : PointwiseTests<Relu>(
    () => new Relu(negativeSlope: 0.1, maxValue: 1.5, threshold: 0.1), [-0.21, -0.05, -0.01, 0.4, 1.5], "relu", "Relu");
