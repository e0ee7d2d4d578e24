namespace KerasSharp.Tests.Layers;

public sealed class Conv2DTests()
    : ConvolutionTests(2, options => new Conv2D(
        options.Filters, options.KernelSize, options.Strides, options.Padding, dilationRate: options.DilationRate, groups: options.Groups,
        name: options.Name))
{
    [Fact]
    public void ChannelsLastDataIsNotCopied()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv2D(4, 3);
        var y = layer.Apply(rand(2, 8, 8, 3));
        Assert.Equal([2, 6, 6, 4], y.shape);
        Assert.True(y.is_contiguous());
    }

    /// <summary>What libtorch 1.13 refuses for a kernel that lies in memory as the image does.</summary>
    [Fact]
    public void AGradientOfOneFilterForOneImage()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv2D(1, [1, 2]);
        var x = tensor([1f, 2, 3, 4, 5, 6]).reshape(1, 1, 3, 2);
        (layer.Apply(x) * tensor([1f, 10]).reshape(1, 1, 2, 1)).sum().backward();
        Assert.Equal([31f, 42, 53, 64], layer.Kernel!.Value.grad!.data<float>().ToArray());
    }

    [Fact]
    public void MixedPolicyComputesInBfloat16AndKeepsFloat32Weights()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv2D(4, 3) { DType = "mixed_bfloat16" };
        var y = layer.Apply(rand(2, 8, 8, 3));
        Assert.Equal(ScalarType.BFloat16, y.dtype);
        Assert.Equal(ScalarType.Float32, layer.Kernel!.DType);
    }

    [Fact]
    public void LoraTrainsALowRankChange()
    {
        using var scope = NewDisposeScope();
        using var layer = new Conv2D(6, 3, groups: 2, name: "c");
        Rejects.With<InvalidOperationException>("not built yet", () => layer.EnableLora(2));
        var x = rand(1, 5, 5, 4);
        var before = layer.Apply(x);
        layer.EnableLora(2, alpha: 3, bInitializer: "ones");
        Assert.Equal((2, 3.0), (layer.LoraRank, layer.LoraAlpha));
        Assert.Equal(["bias", "lora_kernel_a", "lora_kernel_b"], layer.TrainableWeights.Select(weight => weight.Name));
        Assert.Equal([3, 3, 2, 2], layer.TrainableWeights[1].Shape);
        Assert.Equal([2, 6], layer.TrainableWeights[2].Shape);
        var kernel = layer.Kernel!.Value + (layer.TrainableWeights[1].Value.matmul(layer.TrainableWeights[2].Value) * 1.5);
        using var merged = new Conv2D(6, 3, groups: 2);
        merged.Apply(x);
        merged.SetWeights([kernel, layer.Bias!.Value]);
        Assert.True(layer.Apply(x).allclose(merged.Apply(x), 1e-5, 1e-6));
        Assert.False(layer.Apply(x).allclose(before));
        Rejects.With<InvalidOperationException>("already enabled", () => layer.EnableLora(2));
    }

    [Fact]
    public void LoraIsRefusedWithAConstraintOrWithoutARank()
    {
        Rejects.WithAny<ArgumentOutOfRangeException>("loraRank", () => new Conv2D(4, 3, loraRank: 0));
        Rejects.WithAny<ArgumentException>("loraRank=1", () => new Conv2D(4, 3, kernelConstraint: "non_neg", loraRank: 1));
    }
}
