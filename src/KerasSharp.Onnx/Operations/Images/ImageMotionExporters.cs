namespace KerasSharp.Onnx;

/// <summary>Images moved, and values between the places of tensors.</summary>
[ExportsOperations]
internal static class ImageMotionExporters
{
    public static OnnxValue AffineTransform(OnnxValue images, OnnxValue transform, string interpolation, string fillMode, double fillValue,
        DataFormat? dataFormat)
    {
        var (batch, width, height) = Sizes(images, dataFormat, nameof(AffineTransform));
        var matrix = (transform.Rank == 1 ? transform.Unsqueeze(0) : transform).Cast(ElementType.Float);
        var (row, column) = Grid(images.Builder, height, width, ElementType.Float);
        OnnxValue Number(int place) => matrix.Slice(1, place, place + 1);
        var x = (Number(0) * column) + (Number(1) * row) + Number(2);
        var y = (Number(3) * column) + (Number(4) * row) + Number(5);
        return Moved(images, batch, y, x, interpolation, fillMode, fillValue, dataFormat);
    }

    public static OnnxValue PerspectiveTransform(OnnxValue images, OnnxValue startPoints, OnnxValue endPoints, string interpolation,
        double fillValue, DataFormat? dataFormat)
    {
        var (batch, width, height) = Sizes(images, dataFormat, nameof(PerspectiveTransform));
        var type = Promoted.Floating(images).Type;
        var (start, end) = (All(startPoints), All(endPoints));
        OnnxValue Coordinate(OnnxValue points, int place) => points.Slice(2, place, place + 1);
        var (x, y, newX, newY) = (Coordinate(end, 0), Coordinate(end, 1), Coordinate(start, 0), Coordinate(start, 1));
        var (one, none) = ((x - x) + 1, x - x);
        var builder = images.Builder;
        var forX = builder.Concat([x, y, one, none, none, none, -newX * x, -newX * y], -1);
        var forY = builder.Concat([none, none, none, x, y, one, -newY * x, -newY * y], -1);
        var rows = builder.Concat([forX.Unsqueeze(2), forY.Unsqueeze(2)], 2).Reshape(start.Dim(0), 8, 8);
        var solved = MatrixExporters.Solve(rows, start.Reshape(start.Dim(0), 8, 1)).Reshape(start.Dim(0), 8);
        var (row, column) = Grid(builder, height, width, type);
        OnnxValue Number(int place) => solved.Slice(1, place, place + 1);
        var k = (Number(6) * column) + (Number(7) * row) + 1;
        return Moved(images, batch, ((Number(3) * column) + (Number(4) * row) + Number(5)) / k,
            ((Number(0) * column) + (Number(1) * row) + Number(2)) / k, interpolation, "constant", fillValue, dataFormat);

        OnnxValue All(OnnxValue points) => (points.Rank == 2 ? points.Unsqueeze(0) : points).Cast(type);
    }

    public static OnnxValue MapCoordinates(OnnxValue inputs, OnnxValue coordinates, int order, string fillMode, double fillValue)
    {
        var sizes = Enumerable.Range(0, inputs.Rank).Select(axis => JoiningExporters.Known(inputs, axis, nameof(MapCoordinates))).ToArray();
        var flat = inputs.Reshape(inputs.Elements());
        var places = Enumerable.Range(0, inputs.Rank).Select(axis => coordinates.Pick(0, axis)).ToArray();
        var sum = Corners(places, sizes, order == 1, fillMode, (index, inside) =>
        {
            var values = flat.Gather(index);
            return inside is null ? values : inside.Where(values, values.Like(fillValue));
        });
        return inputs.Type.IsFloating() ? sum.Cast(inputs.Type) : sum.AsFloating(ElementType.Float).Round().Cast(inputs.Type);
    }

    public static OnnxValue ScaleAndTranslate(OnnxValue images, Integers outputShape, OnnxValue scale, OnnxValue translation,
        Integers spatialDims, string method, bool antialias)
    {
        var x = Promoted.Floating(images);
        var (factors, shifts) = (scale.Reshape(scale.Elements()).Cast(x.Type), translation.Reshape(translation.Elements()).Cast(x.Type));
        for (var i = 0; i < spatialDims.Count; i++)
        {
            var axis = spatialDims[i] < 0 ? spatialDims[i] + images.Rank : spatialDims[i];
            var weights = ResamplingNodes.Weights(JoiningExporters.Known(x, axis, nameof(ScaleAndTranslate)), outputShape[axis],
                factors.Pick(0, i), shifts.Pick(0, i), method, antialias);
            x = ShapingExporters.Swapaxes(ShapingExporters.Swapaxes(x, axis, -1).MatMul(weights), axis, -1);
        }

        return (images.Type.IsFloating() ? x : x.Round()).Cast(images.Type);
    }

    /// <summary>The images as a batch with channels last, and their known width and height.</summary>
    private static (OnnxValue Batch, long Width, long Height) Sizes(OnnxValue images, DataFormat? format, string operation)
    {
        var batch = images.Rank == 3 ? images.Unsqueeze(0) : images;
        var last = (format ?? KerasConfig.ImageDataFormat) == DataFormat.ChannelsLast ? batch : batch.Transpose(0, 2, 3, 1);
        return (last, JoiningExporters.Known(last, 2, operation), JoiningExporters.Known(last, 1, operation));
    }

    /// <summary>The row and the column of each pixel, (1, pixels).</summary>
    private static (OnnxValue Row, OnnxValue Column) Grid(OnnxBuilder builder, long height, long width, ElementType type)
    {
        var pixels = builder.Range(height * width).Unsqueeze(0);
        var row = pixels / width;
        return (row.Cast(type), (pixels - (row * width)).Cast(type));
    }

    private static OnnxValue Moved(
        OnnxValue images, OnnxValue batch, OnnxValue row, OnnxValue column, string interpolation, string fillMode,
        double fillValue, DataFormat? format)
    {
        var (height, width) = (batch.Shape[1]!.Value, batch.Shape[2]!.Value);
        var flat = batch.Reshape(batch.Dim(0), height * width, batch.Dim(3));
        // One matrix may be that of all images.
        var offsets = batch.Builder.Range(batch.Dim(0)).Unsqueeze(-1) * (double)(height * width);
        var pixels = flat.Reshape(batch.Dim(0) * (height * width), batch.Dim(3));
        var sum = Corners([row, column], [height, width], interpolation == "bilinear", fillMode, (index, inside) =>
        {
            var values = pixels.Gather(index + offsets);
            return inside is null ? values : inside.Unsqueeze(-1).Where(values, values.Like(fillValue));
        }, spread: true);
        var y = sum.Cast(images.Type).Reshape(batch.Dims());
        y = (format ?? KerasConfig.ImageDataFormat) == DataFormat.ChannelsLast ? y : y.Transpose(0, 3, 1, 2);
        return images.Rank == 3 ? y.Squeeze(0) : y;
    }

    /// <summary>The sum of the values at the corners around places, each by its share.</summary>
    private static OnnxValue Corners(OnnxValue[] places, long[] sizes, bool linear, string fillMode,
        Func<OnnxValue, OnnxValue?, OnnxValue> values, bool spread = false)
    {
        return Along(0, null, null, null);

        OnnxValue Along(int axis, OnnxValue? index, OnnxValue? inside, OnnxValue? weight)
        {
            if (axis == places.Length)
            {
                var found = values(index!, inside);
                if (weight is null)
                    return found;
                found = found.AsFloating(weight.Type).Cast(weight.Type);
                return found * (spread ? weight.Unsqueeze(-1) : weight);
            }

            var lower = linear ? places[axis].Floor() : places[axis].Round();
            var share = linear ? places[axis] - lower : null;
            OnnxValue? total = null;
            foreach (var step in linear ? [0, 1] : new[] { 0 })
            {
                var at = lower.Cast(ElementType.Int64) + (double)step;
                var valid = fillMode == "constant" ? (at >= 0) & (at < sizes[axis]) : null;
                var place = Inside(at, sizes[axis], fillMode);
                var part = share is null ? null : step == 0 ? 1.0 - share : share;
                var corner = Along(axis + 1, index is null ? place : (index * (double)sizes[axis]) + place,
                    inside is null || valid is null
                    ? inside ?? valid : inside & valid, weight is null || part is null ? weight ?? part : weight * part);
                total = total is null ? corner : total + corner;
            }

            return total!;
        }
    }

    /// <summary>Indices within an axis for those beyond its ends.</summary>
    private static OnnxValue Inside(OnnxValue index, long size, string fillMode) => fillMode switch
    {
        "wrap" => Modulo(index, size),
        "reflect" => Reflect(Modulo(index, 2 * size), (2 * size) - 1),
        "mirror" => Reflect(Modulo(index, Math.Max((2 * size) - 2, 1)), (2 * size) - 2),
        _ => index.Clip(0, size - 1),
    };

    private static OnnxValue Modulo(OnnxValue index, long size) => ArithmeticExporters.Mod(index, index.Like(size));

    private static OnnxValue Reflect(OnnxValue index, long end) => index.Minimum((double)end - index);
}
