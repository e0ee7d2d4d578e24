using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class Relu6Tests() : PointwiseTests<Relu6>(() => new Relu6(), [0, 0, 0, 0.4, 2], "relu6", "Relu6");
