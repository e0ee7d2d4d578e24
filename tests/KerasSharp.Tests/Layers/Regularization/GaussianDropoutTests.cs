namespace KerasSharp.Tests.Layers;

public sealed class GaussianDropoutTests() : RandomNoiseTests("rate", (rate, seed) => new GaussianDropout(rate, seed: seed));
