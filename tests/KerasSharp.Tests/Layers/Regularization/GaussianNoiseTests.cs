namespace KerasSharp.Tests.Layers;

public sealed class GaussianNoiseTests() : RandomNoiseTests("stddev", (stddev, seed) => new GaussianNoise(stddev, seed: seed));
