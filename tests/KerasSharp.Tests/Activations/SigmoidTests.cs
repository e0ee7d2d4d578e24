using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SigmoidTests() : PointwiseTests<Sigmoid>(
    () => new Sigmoid(), [0.1192029, 0.4013123, 0.5, 0.5986877, 0.8807971], "sigmoid", "Sigmoid");
