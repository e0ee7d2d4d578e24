using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class BatchNormalizationTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains(
            "synchronized", Assert.ThrowsAny<ArgumentException>(
            () => new BatchNormalization(synchronized: true)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "rmax=1, rmin=2", Assert.ThrowsAny<ArgumentException>(
            () => new BatchNormalization(renorm: true, renormClipping: new() { ["rmax"] = 1, ["rmin"] = 2 })).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "rmax, rmin, dmax", Assert.ThrowsAny<ArgumentException>(
            () => new BatchNormalization(renorm: true, renormClipping: new() { ["max"] = 1 })).Message, StringComparison.Ordinal);
        Assert.Contains(
            "axis=3", Assert.ThrowsAny<ArgumentException>(
            () => new BatchNormalization(axis: 3).Apply(rand(2, 3))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "one dimension less", Assert.ThrowsAny<ArgumentException>(
            () => new BatchNormalization().Apply(rand(2, 3, 4), mask: ones(2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MovingVarianceIsThatOfTheBiasedBatch()
    {
        using var scope = NewDisposeScope();
        using var layer = new BatchNormalization(momentum: 0);
        var x = tensor(new float[] { 1, 3 }).view(2, 1);
        layer.Apply(x, training: true);
        Assert.Equal(2f, layer.MovingMean!.Value.item<float>());
        Assert.Equal(1f, layer.MovingVariance!.Value.item<float>(), 5);
        layer.Apply(tensor(new float[] { 5 }).view(1, 1), training: true);
        Assert.Equal(0f, layer.MovingVariance.Value.item<float>());
    }

    [Fact]
    public void FrozenLayerInfers()
    {
        using var scope = NewDisposeScope();
        using var layer = new BatchNormalization();
        var x = rand(8, 3);
        var inferred = layer.Apply(x);
        layer.Trainable = false;
        Assert.True(layer.Apply(x, training: true).allclose(inferred));
        Assert.Equal([0f, 0f, 0f], layer.MovingMean!.Value.data<float>().ToArray());
    }

    [Fact]
    public void TwoCallsBeforeTheBackwardPassWork()
    {
        using var scope = NewDisposeScope();
        using var layer = new BatchNormalization();
        var x = rand(8, 3).requires_grad_();
        (layer.Apply(x, training: true) + layer.Apply(x * 2, training: true)).square().sum().backward();
        Assert.Equal([8, 3], x.grad!.shape);
    }

    [Fact]
    public void HalfPrecisionIsComputedInFloat32()
    {
        using var scope = NewDisposeScope();
        using var layer = new BatchNormalization() { DType = "mixed_bfloat16" };
        Assert.Equal(ScalarType.BFloat16, layer.Apply(rand(8, 3), training: true).dtype);
        Assert.Equal(ScalarType.Float32, layer.Gamma!.DType);
    }
}
