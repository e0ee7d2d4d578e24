namespace KerasSharp.Applications;

/// <summary>Which input shape a network gets. Source: keras.src.applications.imagenet_utils.obtain_input_shape.</summary>
internal static class InputShapes
{
    /// <summary>The shape asked for, or the default one.</summary>
    /// <exception cref="ArgumentException">The shape is not that of the weights, too small, or unknown where the classifier needs
    /// it.</exception>
    public static Shape Obtain(Request request, Traits traits)
    {
        var first = KerasConfig.ImageDataFormat == DataFormat.ChannelsFirst;
        var shape = request.InputShape is { Rank: > 0 } given ? given : null;
        var usual = Square(
            first, traits.DefaultSize, request is { IsImageNet: false } && shape is { Rank: 3 } ? Channels(shape, first) : 3);
        if (request is { IsImageNet: false } && shape is { Rank: 3 } && Channels(shape, first) is not (1 or 3) and var channels)
            Warnings.Warn(
                "This model usually expects 1 or 3 input channels. However, it was passed an input_shape with "
                + $"{channels?.ToString() ?? "None"} input channels.");
        if (request is { IsImageNet: true, IncludeTop: true })
        {
            return shape is null || shape.Equals(usual) ? usual : throw Wrong(
                $"When setting `include_top=True` and loading `imagenet` weights, `input_shape` should be {usual}.  Received: "
                + $"input_shape={shape}");
        }

        if (shape is null)
            return request.IncludeTop ? usual : Square(first, null, 3);
        if (shape.Rank != 3)
            throw Wrong("`input_shape` must be a tuple of three integers.");
        if (request.IsImageNet && Channels(shape, first) != 3)
            throw Wrong($"The input must have 3 channels; Received `input_shape={shape}`");
        var sides = first ? shape[1..] : shape[..2];
        if (sides.Any(side => side < traits.MinSize))
            throw Wrong($"Input size must be at least {traits.MinSize}x{traits.MinSize}; Received: input_shape={shape}");
        return shape.IsKnown || !request.IncludeTop ? shape : throw Wrong(
            $"If `include_top` is True, you should specify a static `input_shape`. Received: input_shape={shape}");
    }

    /// <summary>The shape of square images.</summary>
    public static Shape Square(bool channelsFirst, long? side, long? channels) =>
        channelsFirst ? [channels, side, side] : [side, side, channels];

    /// <summary>The side of square images if there are weights for it, else 224.</summary>
    public static int KnownSide(Shape? shape, long[] sides) =>
        shape is { Rank: > 2 } && Images.Sides(shape) is ({ } rows, var columns) && rows == columns && sides.Contains(rows)
            ? (int)rows : 224;

    /// <summary>The side of the images that the weights were trained on, with a warning where it is another.</summary>
    public static long SideOfWeights(long? rows, long? columns, long[] sides)
    {
        if (rows is { } side && rows == columns && sides.Contains(side))
            return side;
        Warnings.Warn(
            $"`input_shape` is undefined or non-square, or `rows` is not in [{string.Join(", ", sides)}]. Weights for input shape (224, "
            + "224) will be loaded as the default.");
        return 224;
    }

    private static long? Channels(Shape shape, bool first) => first ? shape[0] : shape[^1];

    private static ArgumentException Wrong(string message) => new(message, "inputShape");
}
