namespace KerasSharp.Tests.Layers;

public sealed class SpatialDropout1DTests
{
    [Fact]
    public void WholeChannelsAreDropped()
    {
        using var scope = NewDisposeScope();
        using var layer = new SpatialDropout1D(0.5, seed: 1);
        var kept = layer.Apply(ones(2, 4, 8), training: true).gt(0);
        Assert.True(kept.to_type(ScalarType.Float32).amax([1]).eq(kept.to_type(ScalarType.Float32).amin([1])).all().item<bool>());
        Assert.InRange(kept.to_type(ScalarType.Float32).mean().item<float>(), 0.1f, 0.9f);
    }

    [Fact]
    public void WrongOptionsAndRanksAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("rate", () => new SpatialDropout1D(2));
        Rejects.WithAny<ArgumentException>("expected ndim=3", () => new SpatialDropout1D(0.5).Apply(rand(2, 8)));
    }
}
