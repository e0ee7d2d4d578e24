namespace KerasSharp.Tests.Layers;

/// <summary>What holds for all poolings over windows, whatever the number of axes.</summary>
public abstract class WindowPoolingTests(int axes, Func<Sizes, Sizes?, Padding, string?, Layer> make)
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("poolSize", () => Make(0));
        Rejects.WithAny<ArgumentOutOfRangeException>("strides", () => Make(2, strides: 0));
        Rejects.WithAny<ArgumentException>("poolSize=(2, 2, 2, 2)", () => Make([2, 2, 2, 2]));
        Rejects.WithAny<ArgumentException>("'causal'", () => Make(2, padding: "causal"));
    }

    [Fact]
    public void PoolThatDoesNotFitIsRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = Make(4, name: "p");
        Rejects.With<ArgumentException>("zero or negative in layer \"p\"", () => layer.Apply(rand(Cube.Shape(1, axes, 3, 1))));
        Rejects.With<ArgumentException>($"expected ndim={axes + 2}", () => layer.Apply(rand(2, 8)));
    }

    [Fact]
    public void PaddingDoesNotCount()
    {
        using var scope = NewDisposeScope();
        var x = -ones(Cube.Shape(1, axes, 3, 1));
        using var even = Make(2, strides: 1, padding: "same");
        using var strided = Make(2, padding: "same");
        Assert.True(even.Apply(x).eq(-1).all().item<bool>());
        Assert.True(strided.Apply(x).eq(-1).all().item<bool>());
        Assert.Equal(x.shape, even.Apply(x).shape);
    }

    private Layer Make(Sizes poolSize, Sizes? strides = null, Padding padding = default, string? name = null) =>
        make(poolSize, strides, padding, name);
}
