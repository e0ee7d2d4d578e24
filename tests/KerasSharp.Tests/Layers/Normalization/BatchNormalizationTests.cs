namespace KerasSharp.Tests.Layers;

public sealed class BatchNormalizationTests
{
    [Fact]
    public void WrongOptionsAndInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>(
            "rmax=1, rmin=2", () => new BatchNormalization(renorm: true, renormClipping: new() { ["rmax"] = 1, ["rmin"] = 2 }));
        Rejects.WithAny<ArgumentException>(
            "rmax, rmin, dmax", () => new BatchNormalization(renorm: true, renormClipping: new() { ["max"] = 1 }));
        Rejects.WithAny<ArgumentException>("axis=3", () => new BatchNormalization(axis: 3).Apply(rand(2, 3)));
        Rejects.WithAny<ArgumentException>("one dimension less", () => new BatchNormalization().Apply(rand(2, 3, 4), mask: ones(2)));
    }

    [Fact]
    public void SynchronizedInOneProcessIsTheSame()
    {
        using var scope = NewDisposeScope();
        var x = randn(6, 3);
        using var layer = new BatchNormalization();
        using var synchronized = new BatchNormalization(synchronized: true);
        Assert.True(layer.Apply(x, training: true).allclose(synchronized.Apply(x, training: true)));
        Assert.True((bool)synchronized.GetConfig()["synchronized"]!);
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
