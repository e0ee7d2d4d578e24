namespace KerasSharp.Onnx;

/// <summary>Nodes of images with channels second.</summary>
internal static class ImageNodes
{
    /// <summary>Images in another size.</summary>
    /// <param name="x">The images, floating, (batch, channels, height, width).</param>
    /// <param name="height">The new height.</param>
    /// <param name="width">The new width.</param>
    /// <param name="interpolation"><c>bilinear</c>, <c>nearest</c> or <c>bicubic</c>.</param>
    /// <param name="antialias">Whether each value is a mean of what it stands for where the images shrink.</param>
    public static OnnxValue Resize(OnnxValue x, Size height, Size width, string interpolation, bool antialias)
    {
        List<(string, object)> attributes = [("coordinate_transformation_mode", "half_pixel")];
        attributes.Add(("mode", interpolation switch { "bilinear" => "linear", "bicubic" => "cubic", _ => "nearest" }));
        if (interpolation == "nearest")
            attributes.Add(("nearest_mode", "round_prefer_ceil"));
        if (interpolation == "bicubic")
            attributes.Add(("cubic_coeff_a", antialias ? -0.5 : -0.75));
        if (antialias && interpolation != "nearest")
            attributes.AddRange([("antialias", 1), ("exclude_outside", 1)]);
        var sizes = x.Builder.Sizes([x.Dim(0), x.Dim(1), height, width]);
        return x.Builder.Add("Resize", [x, null, null, sizes], x.Type, [x.Shape[0], x.Shape[1], height.Known, width.Known],
            [.. attributes]);
    }

    /// <summary>Images of any type and format in another size, rounded where they are integers, as keras.ops.image.resize has it.</summary>
    public static OnnxValue Resized(OnnxValue images, int height, int width, DataFormat format, string interpolation, bool antialias,
        ElementType result)
    {
        var wide = images.Type == ElementType.Double ? images : images.Cast(ElementType.Float);
        var y = Resize(wide.ToChannelsFirst(format), height, width, interpolation, antialias);
        if (interpolation == "bicubic" && result == ElementType.Uint8)
            y = y.Clip(0, 255);
        y = y.FromChannelsFirst(format);
        return result.IsFloating() ? y.Cast(result) : y.Round().Cast(result);
    }

    /// <summary>The middle of images, of the ratio of a height and width.</summary>
    public static OnnxValue CropToRatio(OnnxValue images, int height, int width, DataFormat format)
    {
        var first = Spatial.First(format);
        var (rows, columns) = (JoiningExporters.Known(images, first, "Resize"), JoiningExporters.Known(images, first + 1, "Resize"));
        var (top, left, newHeight, newWidth) = Layers.ImageResampling.Crop(rows, columns, height, width);
        return images.Slice(first, top, top + newHeight).Slice(first + 1, left, left + newWidth);
    }

    /// <summary>Images filled up with a value to the ratio of a height and width.</summary>
    public static OnnxValue PadToRatio(OnnxValue images, int height, int width, DataFormat format, double value)
    {
        var first = Spatial.First(format);
        var (rows, columns) = (JoiningExporters.Known(images, first, "Resize"), JoiningExporters.Known(images, first + 1, "Resize"));
        var above = (Math.Max(rows, (long)((double)(columns * height) / width)) - rows) / 2;
        var beside = (Math.Max(columns, (long)((double)(rows * width) / height)) - columns) / 2;
        var pads = Enumerable.Repeat(((Size)0, (Size)0), images.Rank).ToArray();
        (pads[first], pads[first + 1]) = ((above, above), (beside, beside));
        return images.Pad(pads, value);
    }
}
