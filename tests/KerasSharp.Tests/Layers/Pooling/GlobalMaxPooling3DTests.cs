namespace KerasSharp.Tests.Layers;

public sealed class GlobalMaxPooling3DTests
{
    [Fact]
    public void TakesAllPositions()
    {
        using var scope = NewDisposeScope();
        using var layer = new GlobalMaxPooling3D();
        using var keeping = new GlobalMaxPooling3D(keepdims: true);
        var x = arange(27, ScalarType.Float32).view(1, 3, 3, 3, 1);
        Assert.Equal(26f, layer.Apply(x).item<float>());
        Assert.Equal([1, 1], layer.Apply(x).shape);
        Assert.Equal([1, 1, 1, 1, 1], keeping.Apply(x).shape);
    }

    [Fact]
    public void WrongRankIsRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new GlobalMaxPooling3D();
        Rejects.With<ArgumentException>("expected ndim=5", () => layer.Apply(rand(2, 8)));
    }
}
