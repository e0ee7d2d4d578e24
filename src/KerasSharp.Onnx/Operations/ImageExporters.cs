namespace KerasSharp.Onnx;

/// <summary>Images, as operations.</summary>
[ExportsOperations]
internal static class ImageExporters
{
    public static OnnxValue Resize(
        OnnxValue images, Integers size, string interpolation, bool antialias, bool cropToAspectRatio, bool padToAspectRatio,
            double fillValue, DataFormat? dataFormat)
    {
        var (height, width, format) = (size[0], size[1], dataFormat ?? KerasConfig.ImageDataFormat);
        var x = images.Rank == 3 ? images.Unsqueeze(0) : images;
        if (cropToAspectRatio)
            x = ImageNodes.CropToRatio(x, height, width, format);
        else if (padToAspectRatio)
            x = ImageNodes.PadToRatio(x.Type == ElementType.Double ? x : x.Cast(ElementType.Float), height, width, format, fillValue);
        var y = ImageNodes.Resized(x, height, width, format, interpolation, antialias, images.Type);
        return images.Rank == 3 ? y.Squeeze(0) : y;
    }

    public static OnnxValue RgbToGrayscale(OnnxValue images, DataFormat? dataFormat)
    {
        var axis = (dataFormat ?? KerasConfig.ImageDataFormat) == DataFormat.ChannelsLast ? -1 : -3;
        var wide = Promoted.Floating(images);
        var channels = wide.Chunk(3, axis);
        return ((channels[0] * 0.2989) + (channels[1] * 0.587) + (channels[2] * 0.114)).Cast(images.Type);
    }

    public static OnnxValue ExtractPatches(OnnxValue images, Integers size, Integers? strides, int dilationRate, Padding padding,
        DataFormat? dataFormat)
    {
        int[] part = size is [var one] ? [one, one] : [.. (IEnumerable<int>)size];
        var format = dataFormat ?? KerasConfig.ImageDataFormat;
        var batch = Promoted.Floating(images.Rank == part.Length + 1 ? images.Unsqueeze(0) : images);
        var channels = JoiningExporters.Known(batch, format == DataFormat.ChannelsLast ? -1 : 1, nameof(ExtractPatches));
        var count = part.Aggregate(channels, (product, length) => product * length);
        using var scope = NewDisposeScope();
        var kernel = images.Builder.Constant(eye(count).reshape([.. part.Select(length => (long)length), channels, count]));
        var patches = WindowExporters.Conv(batch, kernel.Cast(batch.Type), strides ?? size, padding, format, dilationRate);
        return (images.Rank == part.Length + 1 ? patches.Squeeze(0) : patches).Cast(images.Type);
    }
}
