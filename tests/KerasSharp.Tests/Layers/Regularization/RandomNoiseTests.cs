namespace KerasSharp.Tests.Layers;

/// <summary>What holds for all layers that change values at random in training.</summary>
/// <param name="option">The name of the option that says how much.</param>
/// <param name="make">Makes the layer, with that option and its seed.</param>
public abstract class RandomNoiseTests(string option, Func<double, int?, Layer> make)
{
    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void WrongAmountsAreRefused(double amount) =>
        Rejects.WithAny<ArgumentOutOfRangeException>(option, () => make(amount, null));

    [Fact]
    public void GivesItsInputOutsideTraining()
    {
        using var scope = NewDisposeScope();
        using var layer = make(0.5, null);
        using var none = make(0, null);
        var x = rand(3, 4);
        Assert.True(layer.Apply(x).eq(x).all().item<bool>());
        Assert.True(none.Apply(x, training: true).eq(x).all().item<bool>());
    }

    [Fact]
    public void SeedRepeatsTheDraws()
    {
        using var scope = NewDisposeScope();
        using var first = make(0.5, 3);
        using var second = make(0.5, 3);
        var x = rand(50);
        var y = first.Apply(x, training: true);
        Assert.True(y.eq(second.Apply(x, training: true)).all().item<bool>());
        Assert.False(y.eq(first.Apply(x, training: true)).all().item<bool>());
        Assert.False(y.eq(x).all().item<bool>());
    }
}
