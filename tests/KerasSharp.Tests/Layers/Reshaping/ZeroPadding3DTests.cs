using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class ZeroPadding3DTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "padding", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new ZeroPadding3D(-1)).Message, StringComparison.Ordinal);
        Assert.Contains("padding", Assert.ThrowsAny<ArgumentException>(() => new ZeroPadding3D((1, 2))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "expected ndim=5", Assert.ThrowsAny<ArgumentException>(
            () => new ZeroPadding3D().Apply(rand(2, 8))).Message, StringComparison.Ordinal);
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
