namespace KerasSharp.Tests.Layers;

/// <summary>What holds for paddings of one, two and three axes.</summary>
public abstract class ZeroPaddingTests(int axes, Func<int?, Layer> make, Func<Layer> uneven) : MarginTests(axes, "padding", make, uneven)
{
    [Fact]
    public void BordersAreZero()
    {
        using var scope = NewDisposeScope();
        using var layer = Make();
        var y = layer.Apply(ones(Cube.Shape(1, Axes, 1, 1)));
        Assert.Equal(Cube.Shape(1, Axes, 3, 1), y.shape);
        Assert.Equal(1f, y.sum().item<float>());
        Assert.Equal(1f, y.view(-1)[y.numel() / 2].item<float>());
    }
}
