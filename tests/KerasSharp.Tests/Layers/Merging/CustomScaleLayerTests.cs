namespace KerasSharp.Tests.Layers;

public sealed class CustomScaleLayerTests
{
    [Fact]
    public void HandComputedValues()
    {
        using var scope = NewDisposeScope();
        using var layer = new CustomScaleLayer(0.25);
        Assert.Equal(
            [2f, 2.75f], layer.Apply([tensor(new float[] { 1, 2 }).view(2, 1), tensor(new float[] { 4, 3 }).view(2, 1)]).view(-1)
            .data<float>().ToArray());
    }

    [Fact]
    public void OtherNumbersOfInputsAreRefused()
    {
        using var scope = NewDisposeScope();
        using var layer = new CustomScaleLayer(0.25, name: "scaled");
        Rejects.With<ArgumentException>("scaled", () => layer.Apply([rand(2, 3)]));
        Assert.Throws<ArgumentException>(() => layer.Apply([rand(2, 3), rand(2, 4)]));
    }

    [Fact]
    public void StandsInFilesUnderKerasModule()
    {
        using var layer = new CustomScaleLayer(0.1, name: "scaled");
        var config = ConfigValue.Serialize(layer);
        Assert.Equal(("keras.src.applications.inception_resnet_v2", "CustomScaleLayer"), (config["module"], config["class_name"]));
        using var again = (CustomScaleLayer)ConfigValue.Deserialize(config, typeof(Layer));
        Assert.Equal((0.1, "scaled"), (again.Scale, again.Name));
    }
}
