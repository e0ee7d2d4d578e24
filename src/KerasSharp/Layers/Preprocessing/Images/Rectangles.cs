namespace KerasSharp.Layers;

/// <summary>A random rectangle in each image of a batch.</summary>
/// <param name="Inside">Whether a pixel lies in its image's rectangle; broadcasts with the batch.</param>
/// <param name="Share">The part of the image that the rectangle covers, for each image.</param>
internal readonly record struct Rectangles(Tensor Inside, Tensor Share)
{
    /// <summary>Draws places for rectangles.</summary>
    /// <param name="images">The batch.</param>
    /// <param name="width">For each image the rectangle's width as a share of the image's.</param>
    /// <param name="height">The same for the height.</param>
    /// <param name="seeds">Where the places come from.</param>
    /// <param name="format">Where the channels stand.</param>
    public static Rectangles Draw(Tensor images, Tensor width, Tensor height, SeedGenerator seeds, DataFormat format)
    {
        var axis = SpatialAxes.First(format);
        var (rows, columns) = (images.shape[axis], images.shape[axis + 1]);
        var (insideColumn, widths) = Side(columns, width, axis + 1);
        var (insideRow, heights) = Side(rows, height, axis);
        return new(insideColumn.logical_and(insideRow), widths * heights / (rows * columns));

        (Tensor Inside, Tensor Length) Side(long size, Tensor share, int at)
        {
            var length = share * size;
            var start = KerasRandom.Uniform([images.shape[0]], 0, 1, share.dtype, seeds, images.device) * (size - length);
            var end = start + length;
            var along = new long[] { 1, 1, 1, 1 };
            along[at] = size;
            var grid = arange(size, share.dtype, images.device).view(along);
            return (grid.ge(start.view(-1, 1, 1, 1)).logical_and(grid.lt(end.view(-1, 1, 1, 1))), end - start);
        }
    }
}
