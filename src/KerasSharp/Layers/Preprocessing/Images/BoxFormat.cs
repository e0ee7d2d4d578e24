namespace KerasSharp.Layers;

/// <summary>Ways to write a box as four numbers. Source: keras.utils.bounding_boxes.convert_format.</summary>
internal static class BoxFormat
{
    private static readonly string[] Names = ["xyxy", "yxyx", "xywh", "center_xywh", "center_yxhw", "rel_xyxy", "rel_yxyx", "rel_xywh",
        "rel_center_xywh"];

    /// <summary>A format, where there is such a one.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static string? Check(string? format, string argument)
    {
        Guard.NullOrOneOf(format?.ToLowerInvariant(), Names, argument);
        return format;
    }

    /// <summary>Boxes as left, top, right, bottom in pixels.</summary>
    public static Tensor ToCorners(Tensor boxes, string format, long height, long width)
    {
        var x = boxes.unbind(-1);
        if (Kind(format).StartsWith('y') || Kind(format).EndsWith("_yxhw", StringComparison.Ordinal))
            x = [x[1], x[0], x[3], x[2]];
        if (Kind(format).StartsWith("center", StringComparison.Ordinal))
            x = [x[0] - (x[2] / 2), x[1] - (x[3] / 2), x[0] + (x[2] / 2), x[1] + (x[3] / 2)];
        else if (Kind(format) == "xywh")
            x = [x[0], x[1], x[0] + x[2], x[1] + x[3]];
        return stack(IsRelative(format) ? [x[0] * width, x[1] * height, x[2] * width, x[3] * height] : x, -1);
    }

    /// <summary>Boxes in a format, of left, top, right, bottom in pixels.</summary>
    public static Tensor FromCorners(Tensor corners, string format, long height, long width)
    {
        var x = corners.unbind(-1);
        if (Kind(format).StartsWith("center", StringComparison.Ordinal))
            x = [x[0] + ((x[2] - x[0]) / 2), x[1] + ((x[3] - x[1]) / 2), x[2] - x[0], x[3] - x[1]];
        else if (Kind(format) == "xywh")
            x = [x[0], x[1], x[2] - x[0], x[3] - x[1]];
        if (IsRelative(format))
            x = [x[0] / width, x[1] / height, x[2] / width, x[3] / height];
        var swapped = Kind(format).StartsWith('y') || Kind(format).EndsWith("_yxhw", StringComparison.Ordinal);
        return stack(swapped ? [x[1], x[0], x[3], x[2]] : x, -1);
    }

    /// <summary>Boxes cut at the borders of an image; those of which nothing is left get the label -1.</summary>
    /// <remarks>Source: keras.utils.bounding_boxes.clip_to_image_size.</remarks>
    public static BoundingBoxes Cut(BoundingBoxes given, long height, long width)
    {
        var x = given.Boxes.unbind(-1);
        x = [x[0].clamp(0, width), x[1].clamp(0, height), x[2].clamp(0, width), x[3].clamp(0, height)];
        var left = ((x[2] - x[0]) * (x[3] - x[1])).gt(0);
        var missing = (given.Labels.Dimensions > left.Dimensions ? left.unsqueeze(-1) : left).logical_not();
        return new(stack(x, -1), given.Labels.masked_fill(missing, -1));
    }

    private static bool IsRelative(string format) => format.StartsWith("rel_", StringComparison.OrdinalIgnoreCase);

    private static string Kind(string format) => (IsRelative(format) ? format[4..] : format).ToLowerInvariant();
}
