namespace KerasSharp.Tests.Layers;

public sealed class SpatialDropout3DTests() : SpatialDropoutTests(3, (rate, seed) => new SpatialDropout3D(rate, seed: seed));
