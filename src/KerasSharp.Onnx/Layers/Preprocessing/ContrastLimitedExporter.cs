namespace KerasSharp.Onnx;

/// <summary>ContrastLimitedAdaptiveHistogramEqualization: a table of new values for each tile, and between tiles their mixture.</summary>
[ExportedAs("ScatterElements, CumSum, Gather", Limits = "the sizes of the images must be known")]
internal sealed class ContrastLimitedExporter : ImageLayerExporter<ContrastLimitedAdaptiveHistogramEqualization>
{
    private const int Levels = 256;

    /// <inheritdoc/>
    protected override OnnxValue Transform(ContrastLimitedAdaptiveHistogramEqualization layer, LayerCall call, OnnxValue images)
    {
        using var scope = NewDisposeScope();
        var last = layer.DataFormat == DataFormat.ChannelsLast;
        var x = (last ? images : images.Transpose(0, 2, 3, 1)).Cast(ElementType.Float);
        var (low, high) = layer.ValueRange;
        x = (low, high) == (0, 255) ? x : (x - low) / (high - low) * 255;
        var y = Equalize(layer, call, x);
        y = (low, high) == (0, 255) ? y : (y / 255 * (high - low)) + low;
        return (last ? y : y.Transpose(0, 3, 1, 2)).Cast(images.Type);
    }

    private static OnnxValue Equalize(ContrastLimitedAdaptiveHistogramEqualization layer, LayerCall call, OnnxValue images)
    {
        if (images.Shape[1] is not { } height || images.Shape[2] is not { } width || images.Shape[3] is not { } channels)
            throw call.Refuse("the sizes of its images must be known");
        var builder = call.Builder;
        var (batch, down, across) = (images.Dim(0), layer.TileGridSize[0], layer.TileGridSize[1]);
        var (tileHeight, tileWidth) = ((height + down - 1) / down, (width + across - 1) / across);
        var pixels = Mirrored(Mirrored(images, 1, tileHeight * down), 2, tileWidth * across).Cast(ElementType.Int64).Clip(0, Levels - 1);
        var tiles = pixels.Reshape(batch, down, tileHeight, across, tileWidth, channels).Transpose(0, 1, 3, 5, 2, 4)
            .Reshape(batch, down, across, channels, tileHeight * tileWidth);
        var tables = Bordered(Bordered(Tables(tiles, layer.ClipLimit, tileHeight * tileWidth), 1), 2);
        var row = tables.Reshape(tables.Elements());

        var (top, bottom, share) = Neighbours(builder, tileHeight, down);
        var (left, right, shareAcross) = Neighbours(builder, tileWidth, across);
        var strideX = Levels * channels;
        var strideY = strideX * (across + 2);
        var start = Along(builder.Range(batch) * (double)(strideY * (down + 2)), 0) + Along(builder.Range(channels) * (double)Levels, 3)
            + pixels;
        (top, bottom, share) = (Along(top * (double)strideY, 1), Along(bottom * (double)strideY, 1), Along(share, 1));
        (left, right, shareAcross) = (Along(left * (double)strideX, 2), Along(right * (double)strideX, 2), Along(shareAcross, 2));
        var above = Mix(row.Gather(start + top + left), row.Gather(start + top + right), shareAcross);
        var below = Mix(row.Gather(start + bottom + left), row.Gather(start + bottom + right), shareAcross);
        return Mix(above, below, share).Slice(1, 0, height).Slice(2, 0, width);
    }

    /// <summary>For each tile the new value of each old one.</summary>
    private static OnnxValue Tables(OnnxValue tiles, double clipLimit, long count)
    {
        Size[] sizes = [.. tiles.Dims()[..^1], Levels];
        var zeros = tiles.Builder.Full(0, ElementType.Float, sizes);
        var ones = tiles.Builder.Full(1, ElementType.Float, tiles.Dims());
        var histogram = tiles.Builder.Add("ScatterElements", [zeros, tiles, ones], ElementType.Float, Shapes.Of(sizes), ("axis", 4),
            ("reduction", "add"));
        if (clipLimit > 0)
        {
            var clipped = histogram.Clip(0, Math.Truncate(clipLimit * count / Levels));
            histogram = clipped + ((histogram - clipped).Sum([-1], keepdims: true) / Levels);
        }

        var sums = histogram.CumulativeSum(-1);
        var least = sums.Min([-1], keepdims: true);
        var rest = (double)count - least;
        return ((sums - least) * 255 / rest.Fill(rest.Same(0), 1)).Clip(0, 255);
    }

    /// <summary>For each pixel of an axis the tiles before and after it, counted with a border, and how near the second is.</summary>
    private static (OnnxValue Before, OnnxValue After, OnnxValue Share) Neighbours(OnnxBuilder builder, long tile, int count)
    {
        var place = ((arange(tile * count, ScalarType.Float32) - (tile / 2.0)) / tile) + 1;
        var before = place.floor();
        return (builder.Constant(before.clamp(0, count + 1).to_type(ScalarType.Int64)),
            builder.Constant((before + 1).clamp(0, count + 1).to_type(ScalarType.Int64)), builder.Constant(place - before));
    }

    private static OnnxValue Along(OnnxValue x, int axis) => x.Reshape([.. Enumerable.Range(0, 4).Select(i => i == axis ? x.Dim(0) : 1)]);

    private static OnnxValue Mix(OnnxValue a, OnnxValue b, OnnxValue share) => (a * (1.0 - share)) + (b * share);

    /// <summary>The first and last along an axis twice.</summary>
    private static OnnxValue Bordered(OnnxValue x, int axis) =>
        x.Builder.Concat([x.Slice(axis, 0, 1), x, x.Slice(axis, -1, long.MaxValue)], axis);

    /// <summary>An axis at a greater size, its values mirrored beyond the end.</summary>
    private static OnnxValue Mirrored(OnnxValue x, int axis, long size)
    {
        var old = x.Shape[axis]!.Value;
        return size == old ? x
            : x.Gather(x.Builder.Integers([.. Enumerable.Range(0, (int)size).Select(i => i % (2 * old))
            .Select(i => Math.Min(i, (2 * old) - 1 - i))]), axis);
    }
}
