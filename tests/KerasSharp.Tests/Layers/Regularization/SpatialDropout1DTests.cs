namespace KerasSharp.Tests.Layers;

public sealed class SpatialDropout1DTests() : SpatialDropoutTests(1, (rate, seed) => new SpatialDropout1D(rate, seed: seed));
