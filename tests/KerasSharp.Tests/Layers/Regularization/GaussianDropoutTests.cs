namespace KerasSharp.Tests.Layers;

public sealed class GaussianDropoutTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("rate", () => new GaussianDropout(-0.1));
        Rejects.WithAny<ArgumentOutOfRangeException>("rate", () => new GaussianDropout(1.1));
    }

    [Fact]
    public void GivesItsInputOutsideTraining()
    {
        using var scope = NewDisposeScope();
        using var layer = new GaussianDropout(0.5);
        using var none = new GaussianDropout(0);
        var x = rand(3, 4);
        Assert.True(layer.Apply(x).eq(x).all().item<bool>());
        Assert.True(none.Apply(x, training: true).eq(x).all().item<bool>());
    }

    [Fact]
    public void SeedRepeatsTheDraws()
    {
        using var scope = NewDisposeScope();
        using var first = new GaussianDropout(0.5, seed: 3);
        using var second = new GaussianDropout(0.5, seed: 3);
        var x = rand(50);
        var y = first.Apply(x, training: true);
        Assert.True(y.eq(second.Apply(x, training: true)).all().item<bool>());
        Assert.False(y.eq(first.Apply(x, training: true)).all().item<bool>());
        Assert.False(y.eq(x).all().item<bool>());
    }
}
