namespace KerasSharp.Tests.Layers;

public sealed class GlobalMaxPooling1DTests
{
    [Fact]
    public void TakesAllPositions()
    {
        using var scope = NewDisposeScope();
        using var layer = new GlobalMaxPooling1D();
        using var keeping = new GlobalMaxPooling1D(keepdims: true);
        var x = arange(3, ScalarType.Float32).view(1, 3, 1);
        Assert.Equal(2f, layer.Apply(x).item<float>());
        Assert.Equal([1, 1], layer.Apply(x).shape);
        Assert.Equal([1, 1, 1], keeping.Apply(x).shape);
    }

    [Fact]
    public void WrongRankIsRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new GlobalMaxPooling1D();
        Rejects.With<ArgumentException>("expected ndim=3", () => layer.Apply(rand(2, 8)));
    }
}
