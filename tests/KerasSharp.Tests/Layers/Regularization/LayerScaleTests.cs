namespace KerasSharp.Tests.Layers;

public sealed class LayerScaleTests
{
    [Fact]
    public void EachChannelHasItsFactor()
    {
        using var scope = NewDisposeScope();
        using var layer = new LayerScale(0.5, 3);
        var x = rand(2, 4, 3);
        Assert.True(layer.Apply(x).allclose(x / 2));
        Assert.Equal([3L], layer.Gamma!.Value.shape);
        layer.Apply(x).sum().backward();
        Assert.True(layer.Gamma.Value.grad!.allclose(x.sum([0, 1])));
    }

    [Fact]
    public void ItsWeightIsCountedAsKerasDoes()
    {
        using var scope = NewDisposeScope();
        Utils.ClearSession();
        using var first = new LayerScale(1e-6, 2, name: "a");
        using var second = new LayerScale(1e-6, 2, name: "b");
        second.Apply(first.Apply(ones(1, 2)));
        Assert.Equal(["a/variable", "b/variable_1"], first.Weights.Concat(second.Weights).Select(weight => weight.Path));
    }

    [Fact]
    public void OtherNumbersOfChannelsAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new LayerScale(1, 3, name: "scale");
        Rejects.With<ArgumentException>("\"scale\" scales 3 channels", () => layer.Apply(rand(2, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LayerScale(1, 0));
    }

    [Fact]
    public void StandsInFilesUnderKerasModule()
    {
        using var layer = new LayerScale(1e-6, 4);
        var config = ConfigValue.Serialize(layer);
        Assert.Equal(("keras.src.applications.convnext", "LayerScale"), (config["module"], config["class_name"]));
        using var again = (LayerScale)ConfigValue.Deserialize(config, typeof(Layer));
        Assert.Equal((1e-6, 4), (again.InitValues, again.ProjectionDim));
    }
}
