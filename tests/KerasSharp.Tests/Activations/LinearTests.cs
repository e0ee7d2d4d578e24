using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class LinearTests() : PointwiseTests<Linear>(() => new Linear(), [-2, -0.4, 0, 0.4, 2], "linear", "Linear");
