namespace KerasSharp.Tests.Layers;

/// <summary>What holds for all adaptive poolings.</summary>
/// <param name="axes">The number of axes that are pooled.</param>
/// <param name="whole">What one window over 0, 1, 2, … of extent 4 an axis gives.</param>
/// <param name="make">Makes the layer.</param>
public abstract class AdaptivePoolingTests(int axes, float whole, Func<Sizes, Layer> make)
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("outputSize", () => make(0));
        Rejects.WithAny<ArgumentException>("outputSize=(1, 2, 3, 4)", () => make([1, 2, 3, 4]));
        Rejects.WithAny<ArgumentException>($"expected ndim={axes + 2}", () => make(2).Apply(rand(2, 8)));
    }

    [Fact]
    public void OneWindowIsTheWhole()
    {
        using var scope = NewDisposeScope();
        using var layer = make(1);
        Assert.Equal(whole, layer.Apply(Cube.Range(axes, 4)).item<float>());
    }
}
