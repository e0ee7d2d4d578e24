using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class EluTests() : PointwiseTests<Elu>(() => new Elu(0.5), [-0.4323324, -0.16484, 0, 0.4, 2], "elu", "Elu");
