namespace KerasSharp.Tests.Layers;

/// <summary>What the reference cases of the layer do not show.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class RandomElasticTransformTests
{
    [Fact]
    public void ChannelsMayComeFirst()
    {
        using var scope = NewDisposeScope();
        var images = cat([SmallImages.Make(), SmallImages.Make().flip(2) * 0.5f], -1);
        Assert.Equal(Values(DataFormat.ChannelsLast, images), Values(DataFormat.ChannelsFirst, images.permute(0, 3, 1, 2), 0, 2, 3, 1));

        static float[] Values(DataFormat format, Tensor images, params long[] order)
        {
            using var layer = new RandomElasticTransform(seed: 3, dataFormat: format);
            Utils.SetRandomSeed(6);
            var changed = layer.Apply(images, training: true);
            return Small.Values(order.Length == 0 ? changed : changed.permute(order));
        }
    }

    [Fact]
    public void NothingIsLeftBehind()
    {
        using var images = SmallImages.Make();
        using var layer = new RandomElasticTransform(seed: 3);
        LiveTensors.AssertSteady(() => layer.Apply(images, training: true).Dispose());
    }

    [Fact]
    public void LeavesImagesOutsideTraining() => SmallImages.StayOutsideTraining(new RandomElasticTransform(), integers: false);

    [Fact]
    public void WrongOptionsAreRefused()
    {
        Assert.Contains("factor=1.1", Assert.ThrowsAny<ArgumentException>(() => new RandomElasticTransform(1.1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("scale=2", Assert.ThrowsAny<ArgumentException>(() => new RandomElasticTransform(scale: 2)).Message,
            StringComparison.Ordinal);
        Assert.Contains("fillMode='edge'", Assert.ThrowsAny<ArgumentException>(() => new RandomElasticTransform(fillMode: "edge")).Message,
            StringComparison.Ordinal);
    }
}
