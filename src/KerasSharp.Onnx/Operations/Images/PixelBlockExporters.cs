namespace KerasSharp.Onnx;

/// <summary>Blocks of pixels as channels, and windows as columns.</summary>
[ExportsOperations]
internal static class PixelBlockExporters
{
    public static OnnxValue DepthToSpace(OnnxValue x, int blockSize, DataFormat? dataFormat)
    {
        var last = dataFormat != DataFormat.ChannelsFirst;
        var first = last ? x.Transpose(0, 3, 1, 2) : x;
        var rest = JoiningExporters.Known(first, 1, nameof(DepthToSpace)) / (blockSize * blockSize);
        var (batch, height, width) = (first.Dim(0), first.Dim(2), first.Dim(3));
        // With channels last the blocks come before the rest of the channels.
        var parts = last ? first.Reshape(batch, blockSize, blockSize, rest, height, width).Transpose(0, 3, 4, 1, 5, 2)
            : first.Reshape(batch, rest, blockSize, blockSize, height, width).Transpose(0, 1, 4, 2, 5, 3);
        var y = parts.Reshape(batch, rest, height * blockSize, width * blockSize);
        return last ? y.Transpose(0, 2, 3, 1) : y;
    }

    public static OnnxValue SpaceToDepth(OnnxValue x, int blockSize, DataFormat? dataFormat)
    {
        var last = dataFormat != DataFormat.ChannelsFirst;
        var first = last ? x.Transpose(0, 3, 1, 2) : x;
        var rows = JoiningExporters.Known(first, 2, nameof(SpaceToDepth)) / blockSize;
        var columns = JoiningExporters.Known(first, 3, nameof(SpaceToDepth)) / blockSize;
        var (batch, channels) = (first.Dim(0), first.Dim(1));
        var parts = first.Reshape(batch, channels, rows, blockSize, columns, blockSize);
        var y = (last ? parts.Transpose(0, 3, 5, 1, 2, 4) : parts.Transpose(0, 1, 3, 5, 2, 4))
            .Reshape(batch, channels * (blockSize * blockSize), rows, columns);
        return last ? y.Transpose(0, 2, 3, 1) : y;
    }

    public static OnnxValue Unfold(OnnxValue x, Integers kernelSize, Integers? dilation, Integers? padding, Integers? stride)
    {
        var ((height, width), (down, right)) = (Pair(kernelSize), Pair(padding ?? 0));
        var (rows, columns) = Places(
            (JoiningExporters.Known(x, 2, nameof(Unfold)), JoiningExporters.Known(x, 3, nameof(Unfold))), kernelSize, dilation, padding,
            stride);
        var padded = x.Pad([(0, 0), (0, 0), (down, down), (right, right)]);
        // (batch, channels, height of the kernel, rows, width of the kernel, columns)
        var windows = padded.Gather(Indices(x.Builder, rows), 2).Gather(Indices(x.Builder, columns), 4);
        return windows.Transpose(0, 1, 2, 4, 3, 5)
            .Reshape(x.Dim(0), x.Dim(1) * (height * width), (long)rows.GetLength(1) * columns.GetLength(1));
    }

    public static OnnxValue Fold(OnnxValue x, Integers outputSize, Integers kernelSize, Integers? dilation, Integers? padding,
        Integers? stride)
    {
        var ((height, width), (down, right)) = (Pair(outputSize), Pair(padding ?? 0));
        var (kernelHeight, kernelWidth) = Pair(kernelSize);
        var (rows, columns) = Places((height, width), kernelSize, dilation, padding, stride);
        var (fullHeight, fullWidth) = (height + (2 * down), width + (2 * right));
        var channels = JoiningExporters.Known(x, 1, nameof(Fold)) / (kernelHeight * kernelWidth);
        long[] places =
        [
            .. from i in Enumerable.Range(0, (int)kernelHeight)
               from j in Enumerable.Range(0, (int)kernelWidth)
               from row in Enumerable.Range(0, rows.GetLength(1))
               from column in Enumerable.Range(0, columns.GetLength(1))
               select (rows[i, row] * fullWidth) + columns[j, column],
        ];
        var values = x.Reshape(x.Dim(0), channels, places.Length).Transpose(2, 0, 1);
        var sums = ScatterExporters.ScatterNd(x.Builder.Full(0, x.Type, fullHeight * fullWidth, x.Dim(0), channels),
            x.Builder.Integers(places).Unsqueeze(-1), values, "add");
        return sums.Transpose(1, 2, 0).Reshape(x.Dim(0), channels, fullHeight, fullWidth)
            .Slice(2, down, down + height).Slice(3, right, right + width);
    }

    internal static OnnxValue Indices(OnnxBuilder builder, long[,] places) =>
        builder.Integers([.. places.Cast<long>()]).Reshape(places.GetLength(0), places.GetLength(1));

    private static (long Height, long Width) Pair(Integers sizes) =>
        sizes is [var height, var width] ? (height, width) : (sizes[0], sizes[0]);

    /// <summary>For each place of a kernel and of a window the row, and the column, that they see.</summary>
    private static (long[,] Rows, long[,] Columns) Places((long Height, long Width) size, Integers kernel, Integers? dilation,
        Integers? padding, Integers? stride)
    {
        var ((height, width), (apart, across), (down, right)) = (Pair(kernel), Pair(dilation ?? 1), Pair(padding ?? 0));
        var (below, beside) = Pair(stride ?? 1);
        return (Along(size.Height + (2 * down), height, apart, below), Along(size.Width + (2 * right), width, across, beside));

        static long[,] Along(long size, long kernel, long dilation, long stride)
        {
            var places = new long[kernel, ((size - ((kernel - 1) * dilation) - 1) / stride) + 1];
            for (var i = 0; i < kernel; i++)
            {
                for (var j = 0; j < places.GetLength(1); j++)
                    places[i, j] = (i * dilation) + (j * stride);
            }

            return places;
        }
    }
}
