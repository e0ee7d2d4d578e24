namespace KerasSharp.Tests.Layers;

/// <summary>What holds for all layers that drop whole channels.</summary>
public abstract class SpatialDropoutTests(int axes, Func<double, int?, Layer> make)
{
    [Fact]
    public void WholeChannelsAreDropped()
    {
        using var scope = NewDisposeScope();
        using var layer = make(0.5, 1);
        var kept = layer.Apply(ones(Cube.Shape(2, axes, 4, 8)), training: true).gt(0).to_type(ScalarType.Float32);
        long[] places = [.. Enumerable.Range(1, axes)];
        Assert.True(kept.amax(places).eq(kept.amin(places)).all().item<bool>());
        Assert.InRange(kept.mean().item<float>(), 0.1f, 0.9f);
    }

    [Fact]
    public void WrongOptionsAndRanksAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("rate", () => make(2, null));
        Rejects.WithAny<ArgumentException>($"expected ndim={axes + 2}", () => make(0.5, null).Apply(rand(2, 8)));
    }
}
