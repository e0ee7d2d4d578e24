using KerasSharp.Activations;

namespace KerasSharp.Tests.Activations;

public sealed class ExponentialTests() : PointwiseTests<Exponential>(
    () => new Exponential(), [0.1353353, 0.67032, 1, 1.491825, 7.389056], "exponential", "Exponential");
