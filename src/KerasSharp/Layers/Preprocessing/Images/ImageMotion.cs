using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>Images whose pixels are taken from elsewhere in them: turned, zoomed, moved.</summary>
/// <remarks>Source: keras.ops.image.affine_transform.</remarks>
internal static class ImageMotion
{
    /// <summary>The pixel at (x, y) becomes that at (a₀x + a₁y + a₂, b₀x + b₁y + b₂).</summary>
    /// <param name="images">A batch of images.</param>
    /// <param name="matrix">For each image a₀, a₁, a₂, b₀, b₁, b₂, float32.</param>
    /// <param name="bilinear">Whether values between pixels are mixed of four, or those of the nearest.</param>
    /// <param name="fillMode">What stands beyond the borders: constant, nearest, wrap or reflect.</param>
    /// <param name="fillValue">The value beyond the borders with constant.</param>
    /// <param name="format">Where the channels stand.</param>
    public static Tensor Apply(Tensor images, Tensor matrix, bool bilinear, string fillMode, double fillValue, DataFormat format)
    {
        var last = format == DataFormat.ChannelsLast;
        var axis = SpatialAxes.First(format);
        var (batch, height, width) = (images.shape[0], images.shape[axis], images.shape[axis + 1]);
        var flat = last ? images.reshape(batch, height * width, images.shape[3]) : images.reshape(batch, images.shape[1], height * width);
        var (a, b) = (matrix[.., ..3], matrix[.., 3..]);
        var grid = meshgrid([Range(height), Range(width)], indexing: "ij");
        var pixels = stack([grid[0].reshape(-1), grid[1].reshape(-1)], 1).expand(batch, -1, -1);
        var turn = stack([stack([b[.., 1], a[.., 1]], 1), stack([b[.., 0], a[.., 0]], 1)], 1);
        var from = bmm(pixels, turn) + stack([b[.., 2], a[.., 2]], 1).unsqueeze(1);
        var rows = Nodes(from[.., .., 0], height);
        var columns = Nodes(from[.., .., 1], width);
        Tensor? sum = null;
        foreach (var (row, rowValid, rowWeight) in rows)
        {
            foreach (var (column, columnValid, columnWeight) in columns)
            {
                var values = Gather((row * width) + column);
                if (rowValid is not null && columnValid is not null)
                    values = where(Spread(rowValid.logical_and(columnValid)), values, full([], fillValue, values.dtype, values.device));
                if (rowWeight is not null && columnWeight is not null)
                    values = Spread(rowWeight * columnWeight) * values;
                sum = sum is null ? values : sum + values;
            }
        }

        return sum!.As(images.dtype).reshape(images.shape);

        Tensor Range(long size) => arange(size, ScalarType.Float32, images.device);

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
            return (Inside(index, size), valid, weight);
        }

        Tensor Inside(Tensor index, long size) => fillMode switch
        {
            "wrap" => index.remainder(size),
            "reflect" => Reflect(index.remainder(2 * size), size),
            _ => index.clamp(0, size - 1),
        };

        static Tensor Reflect(Tensor index, long size) => index.minimum((2 * size) - 1 - index);
    }
}
