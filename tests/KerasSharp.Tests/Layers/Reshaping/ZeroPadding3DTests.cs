namespace KerasSharp.Tests.Layers;

public sealed class ZeroPadding3DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("padding", () => new ZeroPadding3D(-1));
        Rejects.WithAny<ArgumentException>("padding", () => new ZeroPadding3D((1, 2)));
        Rejects.WithAny<ArgumentException>("expected ndim=5", () => new ZeroPadding3D().Apply(rand(2, 8)));
    }

    [Fact]
    public void BordersAreZero()
    {
        using var scope = NewDisposeScope();
        using var layer = new ZeroPadding3D();
        var y = layer.Apply(ones([1, 1, 1, 1, 1]));
        Assert.Equal([1, 3, 3, 3, 1], y.shape);
        Assert.Equal(1f, y.sum().item<float>());
        Assert.Equal(1f, y[0, 1, 1, 1, 0].item<float>());
    }
}
