namespace KerasSharp.Layers;

/// <summary>Colours of images as grey and as hue, saturation and value, in Keras's order of rounding.</summary>
/// <remarks>Source: keras.ops.image.rgb_to_grayscale, rgb_to_hsv, hsv_to_rgb.</remarks>
internal static class ImageColors
{
    /// <summary>A batch as grey images with one channel; images that have one already stay.</summary>
    /// <exception cref="ArgumentException">There are neither one nor three channels.</exception>
    public static Tensor ToGrey(Tensor images, DataFormat format)
    {
        var axis = Axis(format);
        if (images.size(axis) == 1)
            return images;
        var x = Colours(images, format);
        var wide = DTypes.IsFloating(images.dtype) ? x : Array.ConvertAll(x, channel => channel.to_type(ScalarType.Float32));
        return ((0.2989 * wide[0]) + (0.587 * wide[1]) + (0.114 * wide[2])).As(images.dtype);
    }

    /// <summary>Hue, saturation and value, 0 to 1, of a batch with values from 0 to 1; each with one channel.</summary>
    /// <exception cref="ArgumentException">There are not three channels, or values of an integer type.</exception>
    public static (Tensor Hue, Tensor Saturation, Tensor Value) ToHsv(Tensor images, DataFormat format)
    {
        if (!DTypes.IsFloating(images.dtype))
            throw new ShapesRefusedException($"Images must be of a floating type. Received: dtype={DTypes.Name(images.dtype)}");
        var clean = images.masked_fill(images.abs().lt(finfo(images.dtype).eps), 0);
        var colours = Colours(clean, format);
        var (red, green, blue) = (colours[0], colours[1], colours[2]);
        var value = red.maximum(green).maximum(blue);
        var range = value - red.minimum(green).minimum(blue);
        var (bright, coloured) = (value.gt(0), range.gt(0));
        var saturation = (range / where(bright, value, ones_like(value))).masked_fill(bright.logical_not(), 0);
        var norm = 1.0 / (6.0 * where(coloured, range, ones_like(range)));
        var hue = where(value.eq(green), (norm * (blue - red)) + (2.0 / 6), (norm * (red - green)) + (4.0 / 6));
        hue = where(value.eq(red), norm * (green - blue), hue);
        return (hue.masked_fill(coloured.logical_not(), 0) + hue.lt(0).to_type(hue.dtype), saturation, value);
    }

    /// <summary>A batch of colour images of their hue, saturation and value.</summary>
    public static Tensor FromHsv(Tensor hue, Tensor saturation, Tensor value, DataFormat format)
    {
        var sector = hue.remainder(1.0) * 6;
        var colourless = 1 - saturation;
        return cat(
            [Part(((sector - 3).abs() - 1).clamp(0, 1)), Part((2 - (sector - 2).abs()).clamp(0, 1)), Part(
            (2 - (sector - 4).abs()).clamp(0, 1))], Axis(format));

        Tensor Part(Tensor share) => value * (colourless + (saturation * share));
    }

    private static int Axis(DataFormat format) => format == DataFormat.ChannelsLast ? -1 : -3;

    private static Tensor[] Colours(Tensor images, DataFormat format) => images.size(Axis(format)) == 3
        ? images.split(1, Axis(format))
        : throw new ShapesRefusedException(
            $"Colour images must have three channels, with {format}. Received: images of shape {Shape.Of(images.shape)}");
}
