namespace KerasSharp.Tests.Layers;

[Collection(nameof(GlobalRandomState))]
public sealed class DropoutTests() : RandomNoiseTests("rate", (rate, seed) => new Dropout(rate, seed: seed))
{
    [Fact]
    public void WrongNoiseShapeIsRefused() =>
        Rejects.WithAny<ArgumentException>("noiseShape=(None, 0)", () => new Dropout(0.5, noiseShape: [null, 0]));

    [Fact]
    public void TorchsGeneratorDrawsWithoutASeed()
    {
        using var scope = NewDisposeScope();
        using var layer = new Dropout(0.4);
        var x = ones(1000);
        random.manual_seed(5);
        var y = layer.Apply(x, training: true);
        random.manual_seed(5);
        Assert.True(y.eq(nn.functional.dropout(x, 0.4)).all().item<bool>());
        Assert.InRange(y.eq(0).sum().item<long>(), 300, 500);
    }
}
