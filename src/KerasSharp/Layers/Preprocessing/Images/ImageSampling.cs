namespace KerasSharp.Layers;

/// <summary>Images made of values at places between the pixels of others.</summary>
/// <remarks>Source: keras.ops.image.map_coordinates.</remarks>
internal static class ImageSampling
{
    /// <summary>Images of the same shape, each pixel taken from a place.</summary>
    /// <param name="images">A batch of images.</param>
    /// <param name="row">The rows of the places, (batch, height · width), floating.</param>
    /// <param name="column">Their columns, likewise.</param>
    /// <param name="bilinear">Whether values between pixels are mixed of four, or those of the nearest.</param>
    /// <param name="fillMode">What stands beyond the borders: constant, nearest, wrap, reflect, or mirror, which does not repeat the pixels
    /// at the border.</param>
    /// <param name="fillValue">The value beyond the borders with constant.</param>
    /// <param name="format">Where the channels stand.</param>
    public static Tensor At(Tensor images, Tensor row, Tensor column, bool bilinear, string fillMode, double fillValue, DataFormat format)
    {
        var last = format == DataFormat.ChannelsLast;
        var axis = SpatialAxes.First(format);
        var (batch, height, width) = (images.shape[0], images.shape[axis], images.shape[axis + 1]);
        var flat = last ? images.reshape(batch, height * width, images.shape[3]) : images.reshape(batch, images.shape[1], height * width);
        Tensor? sum = null;
        var columns = Nodes(column, width);
        foreach (var (index, rowValid, rowWeight) in Nodes(row, height))
        {
            foreach (var (columnIndex, columnValid, columnWeight) in columns)
            {
                var values = Gather((index * width) + columnIndex);
                if (rowValid is not null && columnValid is not null)
                    values = where(Spread(rowValid.logical_and(columnValid)), values, full([], fillValue, values.dtype, values.device));
                if (rowWeight is not null && columnWeight is not null)
                    values = Spread(rowWeight * columnWeight) * values;
                sum = sum is null ? values : sum + values;
            }
        }

        return sum!.As(images.dtype).reshape(images.shape);

        Tensor Spread(Tensor x) => x.unsqueeze(last ? 2 : 1);

        Tensor Gather(Tensor index) => last ? flat.gather(1, Spread(index).expand(-1, -1, flat.shape[2])) : flat.gather(
            2, Spread(index).expand(-1, flat.shape[1], -1));

        List<(Tensor Index, Tensor? Valid, Tensor? Weight)> Nodes(Tensor coordinate, long size)
        {
            if (!bilinear)
                return [Node(coordinate.round(), size, null)];
            var lower = coordinate.floor();
            var weight = coordinate - lower;
            return [Node(lower, size, 1 - weight), Node(lower + 1, size, weight)];
        }

        (Tensor, Tensor?, Tensor?) Node(Tensor position, long size, Tensor? weight)
        {
            var index = position.to_type(ScalarType.Int64);
            var valid = fillMode == "constant" ? index.ge(0).logical_and(index.lt(size)) : null;
            return (Inside(index, size, fillMode), valid, weight);
        }
    }

    /// <summary>The values of a tensor of any number of axes at places between its own.</summary>
    /// <param name="inputs">The tensor.</param>
    /// <param name="coordinates">The places on each axis, of one shape.</param>
    /// <param name="linear">Whether values between places are mixed, or those of the nearest.</param>
    /// <param name="fillMode">What stands beyond the ends.</param>
    /// <param name="fillValue">The value beyond the ends with constant.</param>
    public static Tensor At(Tensor inputs, Tensor[] coordinates, bool linear, string fillMode, double fillValue)
    {
        var flat = inputs.reshape(-1);
        var strides = new long[inputs.Dimensions];
        for (var (axis, stride) = (strides.Length - 1, 1L); axis >= 0; stride *= inputs.shape[axis], axis--)
            strides[axis] = stride;
        var sum = Corners(0, zeros_like(coordinates[0], ScalarType.Int64), null, null);
        return DTypes.IsFloating(inputs.dtype) ? sum.As(inputs.dtype) : sum.round().As(inputs.dtype);

        Tensor Corners(int axis, Tensor index, Tensor? valid, Tensor? weight)
        {
            if (axis == coordinates.Length)
            {
                var values = flat.take(index);
                if (valid is not null)
                    values = where(valid, values, full([], fillValue, values.dtype, values.device));
                return weight is null ? values : weight * values;
            }

            Tensor? total = null;
            var place = coordinates[axis];
            var size = inputs.shape[axis];
            var lower = linear ? place.floor() : place.round();
            var share = linear ? place - lower : null;
            foreach (var (step, part) in linear ? [(0, 1 - share!), (1, share)] : new (int, Tensor?)[] { (0, null) })
            {
                var at = lower.to_type(ScalarType.Int64) + step;
                var inside = fillMode == "constant" ? at.ge(0).logical_and(at.lt(size)) : null;
                var corner = Corners(
                    axis + 1, index + (Inside(at, size, fillMode) * strides[axis]), valid is null || inside is null ? inside ?? valid
                    : valid.logical_and(inside), weight is null || part is null ? part ?? weight : weight * part);
                total = total is null ? corner : total + corner;
            }

            return total!;
        }
    }

    /// <summary>Indices within an axis for those beyond its ends.</summary>
    private static Tensor Inside(Tensor index, long size, string fillMode) => fillMode switch
    {
        "wrap" => index.remainder(size),
        "reflect" => Reflect(index.remainder(2 * size), (2 * size) - 1),
        "mirror" => Reflect(index.remainder(Math.Max((2 * size) - 2, 1)), (2 * size) - 2),
        _ => index.clamp(0, size - 1),
    };

    private static Tensor Reflect(Tensor index, long end) => index.minimum(end - index);
}
