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
        var axis = SpatialAxes.First(format);
        var (batch, height, width) = (images.shape[0], images.shape[axis], images.shape[axis + 1]);
        var (a, b) = (matrix[.., ..3], matrix[.., 3..]);
        var grid = meshgrid([Range(height), Range(width)], indexing: "ij");
        var pixels = stack([grid[0].reshape(-1), grid[1].reshape(-1)], 1).expand(batch, -1, -1);
        var turn = stack([stack([b[.., 1], a[.., 1]], 1), stack([b[.., 0], a[.., 0]], 1)], 1);
        var from = bmm(pixels, turn) + stack([b[.., 2], a[.., 2]], 1).unsqueeze(1);
        return ImageSampling.At(images, from[.., .., 0], from[.., .., 1], bilinear, fillMode, fillValue, format);

        Tensor Range(long size) => arange(size, ScalarType.Float32, images.device);
    }
}
