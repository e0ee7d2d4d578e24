using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class HardSigmoidTests() : PointwiseTests<HardSigmoid>(
    () => new HardSigmoid(), [0.1666667, 0.4333333, 0.5, 0.5666667, 0.8333333], "hard_sigmoid", "HardSigmoid");
