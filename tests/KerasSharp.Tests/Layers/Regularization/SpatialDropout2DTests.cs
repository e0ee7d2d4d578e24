namespace KerasSharp.Tests.Layers;

public sealed class SpatialDropout2DTests() : SpatialDropoutTests(2, (rate, seed) => new SpatialDropout2D(rate, seed: seed));
