using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class SquareplusTests() : PointwiseTests<Squareplus>(
    () => new Squareplus(1), [0.118034, 0.3385165, 0.5, 0.7385165, 2.118034], "squareplus", "Squareplus");
