using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class Conv2DTransposeTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "filters", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Conv2DTranspose(0, 3)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "kernelSize", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Conv2DTranspose(4, 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "outputPadding=2, strides=2", Assert.ThrowsAny<ArgumentException>(
            () => new Conv2DTranspose(4, 3, strides: 2, outputPadding: 2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "dilationRate=(2, 2)", Assert.ThrowsAny<ArgumentException>(
            () => new Conv2DTranspose(4, 3, strides: 2, dilationRate: 2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "'causal'", Assert.ThrowsAny<ArgumentException>(
            () => new Conv2DTranspose(4, 3, padding: "causal")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SameMultipliesTheSizesByTheStrides()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv2DTranspose(4, 3, strides: 2, padding: "same");
        Assert.Equal([2, 16, 16, 4], layer.Apply(rand(2, 8, 8, 3)).shape);
    }

    [Fact]
    public void WrongRankIsRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv2DTranspose(4, 3);
        Assert.Contains(
            "expected ndim=4", Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 8))).Message, StringComparison.Ordinal);
        Assert.False(layer.Built);
    }
}
