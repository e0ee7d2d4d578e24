namespace KerasSharp.Tests.Layers;

public sealed class DenseTests
{
    [Fact]
    public void WrongOptionsAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentOutOfRangeException>("units", () => new Dense(0));
        Rejects.WithAny<ArgumentOutOfRangeException>("loraRank", () => new Dense(3, loraRank: 0));
        Rejects.WithAny<ArgumentException>("loraRank=1", () => new Dense(3, kernelConstraint: "non_neg", loraRank: 1));
    }

    [Fact]
    public void WrongInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new Dense(3, name: "d");
        Rejects.With<ArgumentException>("layer \"d\"", () => layer.Apply(rand(4)));
        layer.Apply(rand(2, 5));
        Rejects.With<ArgumentException>("axis -1", () => layer.Apply(rand(2, 6)));
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
        Rejects.With<InvalidOperationException>("not built", () => layer.EnableLora(2));
        var x = rand(3, 5);
        var before = layer.Apply(x);
        layer.EnableLora(2);
        Assert.True(layer.Apply(x).allclose(before));
        Assert.Equal(["bias", "lora_kernel_a", "lora_kernel_b"], layer.TrainableWeights.Select(weight => weight.Name));
        Assert.Throws<InvalidOperationException>(() => layer.EnableLora(2));
        Assert.Equal(2.0, layer.GetConfig()["lora_alpha"]);
    }
}
