using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class MaxPooling3DTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "poolSize", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new MaxPooling3D(0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "strides", Assert.ThrowsAny<ArgumentOutOfRangeException>(
            () => new MaxPooling3D(2, strides: 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "poolSize=(2, 2, 2, 2)", Assert.ThrowsAny<ArgumentException>(
            () => new MaxPooling3D([2, 2, 2, 2])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "'causal'", Assert.ThrowsAny<ArgumentException>(
            () => new MaxPooling3D(2, padding: "causal")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PoolThatDoesNotFitIsRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new MaxPooling3D(4, name: "p");
        Assert.Contains(
            "zero or negative in layer \"p\"", Assert.Throws<ArgumentException>(
            () => layer.Apply(rand([1, 3, 3, 3, 1]))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "expected ndim=5", Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 8))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PaddingDoesNotCount()
    {
        using var scope = NewDisposeScope();
        var x = -ones([1, 3, 3, 3, 1]);
        using var even = new MaxPooling3D(2, strides: 1, padding: "same");
        using var strided = new MaxPooling3D(2, padding: "same");
        Assert.True(even.Apply(x).eq(-1).all().item<bool>());
        Assert.True(strided.Apply(x).eq(-1).all().item<bool>());
        Assert.Equal(x.shape, even.Apply(x).shape);
    }
}
