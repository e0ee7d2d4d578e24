namespace KerasSharp.Tests.Layers;

[Collection(nameof(GlobalRandomState))]
public sealed class DropoutTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("rate", () => new Dropout(-0.1));
        Rejects.WithAny<ArgumentOutOfRangeException>("rate", () => new Dropout(1.1));
        Rejects.WithAny<ArgumentException>("noiseShape=(None, 0)", () => new Dropout(0.5, noiseShape: [null, 0]));
    }

    [Fact]
    public void GivesItsInputOutsideTraining()
    {
        using var scope = NewDisposeScope();
        using var layer = new Dropout(0.5);
        using var none = new Dropout(0);
        var x = rand(3, 4);
        Assert.True(layer.Apply(x).eq(x).all().item<bool>());
        Assert.True(none.Apply(x, training: true).eq(x).all().item<bool>());
    }

    [Fact]
    public void SeedRepeatsTheDraws()
    {
        using var scope = NewDisposeScope();
        using var first = new Dropout(0.5, seed: 3);
        using var second = new Dropout(0.5, seed: 3);
        var x = rand(50);
        var y = first.Apply(x, training: true);
        Assert.True(y.eq(second.Apply(x, training: true)).all().item<bool>());
        Assert.False(y.eq(first.Apply(x, training: true)).all().item<bool>());
        Assert.False(y.eq(x).all().item<bool>());
    }

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
