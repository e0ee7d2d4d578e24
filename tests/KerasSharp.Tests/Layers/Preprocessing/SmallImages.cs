namespace KerasSharp.Tests.Layers;

/// <summary>Two images of 3 rows, 4 columns and one channel, and what tests of image layers ask of them.</summary>
internal static class SmallImages
{
    /// <summary>The images: uneven values between 10 and 210.</summary>
    public static Tensor Make(ScalarType type = ScalarType.Float32) => tensor(new[]
    {
        110f, 209.2f, 84.4f, 17.4f, 159.4f, 189.8f, 40f, 48.2f, 195.9f, 149.7f, 13.9f, 95.1f,
        210f, 99.1f, 12.8f, 145.9f, 197.9f, 51.4f, 37.2f, 187.3f, 162.9f, 19f, 80.5f, 208.6f,
    }).view(2, 3, 4, 1).to(type);

    /// <summary>In training the layer gives values, which come from Keras 3.16.</summary>
    public static void Gives(ImageLayer layer, float[] expected, Tensor? images = null)
    {
        using var _ = layer;
        var values = Small.Values(layer.Apply(images ?? Make(), training: true));
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
    }

    /// <summary>A layer of the same seed gives the same for channels that come first, for one image alone and for images of another
    /// floating type, and nothing is left behind.</summary>
    public static void AgreesInEveryForm(Func<DataFormat, ImageLayer> make, bool colours = false)
    {
        using var scope = NewDisposeScope();
        var images = cat([Make(), Make().flip(2) * 0.5f, .. colours ? new[] { Make().flip(1) * 0.8f } : []], -1);
        using var last = make(DataFormat.ChannelsLast);
        using var first = make(DataFormat.ChannelsFirst);
        var expected = last.Apply(images, training: true);
        Assert.Equal(Small.Values(expected), Small.Values(first.Apply(images.permute(0, 3, 1, 2), training: true).permute(0, 2, 3, 1)));

        using var batch = make(DataFormat.ChannelsLast);
        using var single = make(DataFormat.ChannelsLast);
        Assert.Equal(Small.Values(batch.Apply(images[..1], training: true)[0]), Small.Values(single.Apply(images[0], training: true)));
        Assert.Equal(ScalarType.Float32, last.Apply(images.to(ScalarType.Float64), training: true).dtype);
        LiveTensors.AssertSteady(() => last.Apply(images, training: true).Dispose());
        Rejects.WithAny<ArgumentException>($"\"{last.Name}\"", () => last.Apply(images[0, 0]));
    }

    /// <summary>Outside training the images stay, whatever their type.</summary>
    public static void StayOutsideTraining(ImageLayer layer, bool integers)
    {
        using var scope = NewDisposeScope();
        using var _ = layer;
        Assert.Equal(Small.Values(Make()), Small.Values(layer.Apply(Make(), training: false)));
        var whole = layer.Apply(Make(ScalarType.Byte), training: false);
        Assert.Equal(Small.Values(Make(ScalarType.Byte)), Small.Values(whole));
        Assert.Equal(integers ? ScalarType.Byte : ScalarType.Float32, whole.dtype);
    }
}
