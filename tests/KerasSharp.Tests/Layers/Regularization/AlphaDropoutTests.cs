namespace KerasSharp.Tests.Layers;

public sealed class AlphaDropoutTests() : RandomNoiseTests("rate", (rate, seed) => new AlphaDropout(rate, seed: seed))
{
    [Fact]
    public void WrongNoiseShapeIsRefused() =>
        Rejects.WithAny<ArgumentException>("noiseShape=(None, 0)", () => new AlphaDropout(0.5, noiseShape: [null, 0]));
}
