using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SiluTests() : PointwiseTests<Silu>(
    () => new Silu(), [-0.2384058, -0.1605249, 0, 0.2394751, 1.761594], "silu", "swish", "Silu");
