namespace KerasSharp.Layers;

/// <summary>Changes of perspective: (x, y) becomes ((a₀x + a₁y + a₂) / k, (a₃x + a₄y + a₅) / k), where k = a₆x + a₇y + 1.</summary>
/// <remarks>Source: keras.ops.image.compute_homography_matrix, perspective_transform.</remarks>
internal static class Homography
{
    /// <summary>For each image the eight numbers, (batch, 8), that take four points to four others.</summary>
    /// <param name="to">Where the points go, (batch, 4, 2), each x and y.</param>
    /// <param name="from">Where they are.</param>
    public static Tensor Between(Tensor to, Tensor from)
    {
        var type = to.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        var (start, end) = (to.to_type(type), from.to_type(type));
        var (x, y) = (end[.., .., 0], end[.., .., 1]);
        var (newX, newY) = (start[.., .., 0], start[.., .., 1]);
        var (one, none) = (ones_like(x), zeros_like(x));
        var forX = stack([x, y, one, none, none, none, -newX * x, -newX * y], -1);
        var forY = stack([none, none, none, x, y, one, -newY * x, -newY * y], -1);
        var rows = stack([forX, forY], 2).reshape(-1, 8, 8);
        return linalg.solve(rows, start.reshape(-1, 8, 1)).reshape(-1, 8).to_type(to.dtype);
    }

    /// <summary>From where the pixels of images come: rows and columns, (batch, height · width).</summary>
    public static (Tensor Row, Tensor Column) Places(Tensor matrix, long height, long width, ScalarType type)
    {
        var grid = meshgrid([arange(height, type, matrix.device), arange(width, type, matrix.device)], indexing: "ij");
        var (y, x) = (grid[0].reshape(1, -1), grid[1].reshape(1, -1));
        var a = matrix.unsqueeze(-1).unbind(1);
        var k = (a[6] * x) + (a[7] * y) + 1;
        return (((a[3] * x) + (a[4] * y) + a[5]) / k, ((a[0] * x) + (a[1] * y) + a[2]) / k);
    }

    /// <summary>The smallest upright boxes around boxes whose images were changed; each (batch, boxes).</summary>
    public static Tensor[] Surround(Tensor matrix, Tensor changed, Tensor left, Tensor top, Tensor right, Tensor bottom)
    {
        var full = cat([matrix, ones(matrix.shape[0], 1, matrix.dtype, matrix.device)], 1).reshape(-1, 3, 3).to_type(left.dtype);
        var (x, y) = (stack([left, right, left, right], -1), stack([top, bottom, bottom, top], -1));
        var points = stack([x, y, ones_like(x)], 1).reshape(x.shape[0], 3, -1);
        // Pixels come from where the matrix says: boxes go the other way.
        var moved = linalg.inv(full).MatMul(points);
        var newX = (moved[.., 0] / moved[.., 2]).reshape(x.shape);
        var newY = (moved[.., 1] / moved[.., 2]).reshape(x.shape);
        return [Where(newX.amin([-1]), left), Where(newY.amin([-1]), top), Where(newX.amax([-1]), right), Where(newY.amax([-1]), bottom)];

        Tensor Where(Tensor yes, Tensor no) => where(changed, yes, no);
    }
}
