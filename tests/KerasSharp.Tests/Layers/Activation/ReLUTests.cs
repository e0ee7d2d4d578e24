using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class ReLUTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        using var layer = new ReLU(maxValue: 1.5, negativeSlope: 0.1, threshold: 0.5);
        var y = layer.Apply(tensor(new[] { -1f, 0.5f, 1f, 2f })).data<float>().ToArray();
        Assert.All(y.Zip([-0.15f, 0f, 1f, 1.5f]), pair => Assert.Equal(pair.Second, pair.First, 5));
    }

    [Fact]
    public void NegativeOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "maxValue", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new ReLU(maxValue: -1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "negativeSlope", Assert.ThrowsAny<ArgumentOutOfRangeException>(
            () => new ReLU(negativeSlope: -1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "threshold", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new ReLU(threshold: -1)).Message, StringComparison.Ordinal);
    }
}
