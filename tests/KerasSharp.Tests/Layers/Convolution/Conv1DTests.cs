using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class Conv1DTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("filters", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Conv1D(0, 3)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "kernelSize", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Conv1D(4, 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "strides", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Conv1D(4, 3, strides: 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "kernelSize=(1, 2, 3, 4)", Assert.ThrowsAny<ArgumentException>(
            () => new Conv1D(4, [1, 2, 3, 4])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "dilationRate=2", Assert.ThrowsAny<ArgumentException>(
            () => new Conv1D(4, 3, strides: 2, dilationRate: 2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "groups=3, filters=4", Assert.ThrowsAny<ArgumentException>(
            () => new Conv1D(4, 3, groups: 3)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "'full'", Assert.ThrowsAny<ArgumentException>(() => new Conv1D(4, 3, padding: "full")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongInputsAreRefusedBeforeWeightsAreMade()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv1D(4, 3, name: "c");
        Assert.Contains(
            "expected ndim=3, found ndim=2", Assert.Throws<ArgumentException>(
            () => layer.Apply(rand(2, 8))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "layer \"c\"", Assert.Throws<ArgumentException>(() => layer.Apply(rand(1, 2, 3))).Message, StringComparison.Ordinal);
        Assert.False(layer.Built);
        Assert.Empty(layer.Weights);
        layer.Apply(rand(2, 8, 3));
        Assert.Equal(2, layer.Weights.Count);
        Assert.Contains("axis -1", Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 8, 5))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GroupsMustDivideTheChannels()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv1D(4, 1, groups: 2);
        Assert.Contains("groups=2", Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 8, 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CausalPaddingSeesNothingOfTheFuture()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv1D(1, 3, padding: "causal", kernelInitializer: "ones");
        var x = zeros(1, 5, 1);
        x[0, 2, 0] = 1;
        Assert.Equal([0f, 0f, 1f, 1f, 1f], layer.Apply(x).detach().view(-1).data<float>().ToArray());
    }
}
