using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class GroupNormalizationTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "groups", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new GroupNormalization(0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "groups=3", Assert.ThrowsAny<ArgumentException>(
            () => new GroupNormalization(3).Apply(rand(2, 4))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "batch's", Assert.ThrowsAny<ArgumentException>(
            () => new GroupNormalization(2, axis: 0).Apply(rand(2, 4))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "axis=5", Assert.ThrowsAny<ArgumentException>(
            () => new GroupNormalization(2, axis: 5).Apply(rand(2, 4))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MinusOneIsAGroupAChannel()
    {
        using var scope = NewDisposeScope();
        using var layer = new GroupNormalization(-1);
        var y = layer.Apply(rand(2, 5, 4));
        Assert.Equal(4, layer.Groups);
        Assert.True(y.mean([1]).abs().lt(1e-4).all().item<bool>());
    }

    [Fact]
    public void ASummandWithoutAFactorHasAGradient()
    {
        using var scope = NewDisposeScope();
        using var layer = new GroupNormalization(4, scale: false);
        layer.Apply(rand(3, 4)).sum().backward();
        Assert.Equal([3f, 3f, 3f, 3f], layer.Beta!.Value.grad!.data<float>().ToArray());
    }
}
