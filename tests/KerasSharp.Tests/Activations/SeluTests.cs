using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SeluTests() : PointwiseTests<Selu>(() => new Selu(), [-1.520166, -0.5796101, 0, 0.4202804, 2.101402], "selu", "Selu");
