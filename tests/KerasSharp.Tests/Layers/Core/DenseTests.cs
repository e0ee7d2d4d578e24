using KerasSharp.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Tests.Layers;

public sealed class DenseTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("units", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Dense(0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "loraRank", Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new Dense(3, loraRank: 0)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "loraRank=1", Assert.ThrowsAny<ArgumentException>(
            () => new Dense(3, kernelConstraint: "non_neg", loraRank: 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new Dense(3, name: "d");
        Assert.Contains("layer \"d\"", Assert.Throws<ArgumentException>(() => layer.Apply(rand(4))).Message, StringComparison.Ordinal);
        layer.Apply(rand(2, 5));
        Assert.Contains("axis -1", Assert.Throws<ArgumentException>(() => layer.Apply(rand(2, 6))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IntegersAreTakenAsNumbers()
    {
        using var scope = NewDisposeScope();
        using var layer = new Dense(1, kernelInitializer: "ones");
        Assert.Equal(6f, layer.Apply(tensor(new long[] { 1, 2, 3 }).view(1, 3)).item<float>());
    }

    [Fact]
    public void LowRankUpdateFreezesTheKernel()
    {
        using var scope = NewDisposeScope();
        using var layer = new Dense(4);
        Assert.Contains("not built", Assert.Throws<InvalidOperationException>(() => layer.EnableLora(2)).Message, StringComparison.Ordinal);
        var x = rand(3, 5);
        var before = layer.Apply(x);
        layer.EnableLora(2);
        Assert.True(layer.Apply(x).allclose(before));
        Assert.Equal(["bias", "lora_kernel_a", "lora_kernel_b"], layer.TrainableWeights.Select(weight => weight.Name));
        Assert.Throws<InvalidOperationException>(() => layer.EnableLora(2));
        Assert.Equal(2.0, layer.GetConfig()["lora_alpha"]);
    }
}
