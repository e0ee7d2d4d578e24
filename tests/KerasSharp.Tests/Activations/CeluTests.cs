using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class CeluTests() : PointwiseTests<Celu>(() => new Celu(0.5), [-0.4908422, -0.2753355, 0, 0.4, 2], "celu", "Celu");
