namespace KerasSharp.Tests.Layers;

/// <summary>What holds for all poolings over all positions.</summary>
/// <param name="axes">The number of axes that are pooled.</param>
/// <param name="whole">What 0, 1, 2, … of extent 3 an axis give.</param>
/// <param name="make">Makes the layer, with its keepdims.</param>
public abstract class GlobalPoolingTests(int axes, float whole, Func<bool, Layer> make)
{
    [Fact]
    public void TakesAllPositions()
    {
        using var scope = NewDisposeScope();
        using var layer = make(false);
        using var keeping = make(true);
        var x = Cube.Range(axes, 3);
        Assert.Equal(whole, layer.Apply(x).item<float>());
        Assert.Equal([1, 1], layer.Apply(x).shape);
        Assert.Equal(Cube.Shape(1, axes, 1, 1), keeping.Apply(x).shape);
    }

    [Fact]
    public void WrongRankIsRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = make(false);
        Rejects.With<ArgumentException>($"expected ndim={axes + 2}", () => layer.Apply(rand(2, 8)));
    }
}
