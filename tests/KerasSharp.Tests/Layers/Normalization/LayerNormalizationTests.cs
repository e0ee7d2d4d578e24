namespace KerasSharp.Tests.Layers;

public sealed class LayerNormalizationTests
{
    [Fact]
    public void WrongAxesAreRefused()
    {
        using var scope = NewDisposeScope();
        Rejects.WithAny<ArgumentException>("axis=4", () => new LayerNormalization(4).Apply(rand(2, 3)));
        Rejects.WithAny<ArgumentException>("twice", () => new LayerNormalization([1, -1]).Apply(rand(2, 3)));
    }

    [Fact]
    public void OnceBuiltTheConfigHasTheAxesFromTheFront()
    {
        using var scope = NewDisposeScope();
        using var layer = new LayerNormalization();
        Assert.Equal("-1", layer.GetConfig().ToJson()["axis"]!.ToJsonString());
        layer.Apply(ones(2, 4, 3));
        Assert.Equal("[2]", layer.GetConfig().ToJson()["axis"]!.ToJsonString());
    }

    [Fact]
    public void AxesThatAreNotTheLastOnesAreNormalisedToo()
    {
        using var scope = NewDisposeScope();
        using var layer = new LayerNormalization(1);
        using var last = new LayerNormalization();
        var x = rand(2, 3, 4);
        Assert.True(layer.Apply(x).allclose(last.Apply(x.transpose(1, 2)).transpose(1, 2), rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void RmsScalingLeavesTheMean()
    {
        using var scope = NewDisposeScope();
        using var layer = new LayerNormalization(epsilon: 0, rmsScaling: true);
        var y = layer.Apply(tensor(new float[] { 1, 3 }).view(1, 2));
        Assert.Equal([1f, 3f], y.view(-1).detach().data<float>().ToArray());
        Assert.Equal(["gamma"], layer.Weights.Select(weight => weight.Name));
    }
}
