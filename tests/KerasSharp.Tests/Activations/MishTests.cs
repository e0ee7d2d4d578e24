using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class MishTests() : PointwiseTests<Mish>(() => new Mish(), [-0.2525015, -0.1889165, 0, 0.2890305, 1.943959], "mish", "Mish");
