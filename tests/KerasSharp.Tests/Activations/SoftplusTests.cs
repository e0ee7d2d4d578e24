using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SoftplusTests() : PointwiseTests<Softplus>(
    () => new Softplus(), [0.126928, 0.5130153, 0.6931472, 0.9130153, 2.126928], "softplus", "Softplus");
