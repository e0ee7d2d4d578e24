using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class Conv3DTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("filters", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Conv3D(0, 3)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "kernelSize", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Conv3D(4, 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "strides", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Conv3D(4, 3, strides: 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "kernelSize=(1, 2, 3, 4)", Assert.ThrowsAny<ArgumentException>(
            () => new Conv3D(4, [1, 2, 3, 4])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "dilationRate=(2, 2, 2)", Assert.ThrowsAny<ArgumentException>(
            () => new Conv3D(4, 3, strides: 2, dilationRate: 2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "groups=3, filters=4", Assert.ThrowsAny<ArgumentException>(
            () => new Conv3D(4, 3, groups: 3)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "'full'", Assert.ThrowsAny<ArgumentException>(() => new Conv3D(4, 3, padding: "full")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "'causal' is for Conv1D", Assert.ThrowsAny<ArgumentException>(
            () => new Conv3D(4, 3, padding: "causal")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongInputsAreRefusedBeforeWeightsAreMade()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv3D(4, 3, name: "c");
        Assert.Contains(
            "expected ndim=5, found ndim=2", Assert.Throws<ArgumentException>(
            () => layer.Apply(rand(2, 8))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "layer \"c\"", Assert.Throws<ArgumentException>(() => layer.Apply(rand([1, 4, 2, 4, 3]))).Message, StringComparison.Ordinal);
        Assert.False(layer.Built);
        Assert.Empty(layer.Weights);
        layer.Apply(rand([2, 4, 4, 4, 3]));
        Assert.Equal(2, layer.Weights.Count);
        Assert.Contains(
            "axis -1", Assert.Throws<ArgumentException>(() => layer.Apply(rand([2, 4, 4, 4, 5]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GroupsMustDivideTheChannels()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv3D(4, 1, groups: 2);
        Assert.Contains(
            "groups=2", Assert.Throws<ArgumentException>(() => layer.Apply(rand([2, 4, 4, 4, 3]))).Message, StringComparison.Ordinal);
    }
}
