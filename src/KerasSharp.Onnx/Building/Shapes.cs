namespace KerasSharp.Onnx;

/// <summary>The shapes of what operators give.</summary>
internal static class Shapes
{
    /// <summary>The shape of sizes, those that are computed unknown.</summary>
    public static Shape Of(IEnumerable<Size> sizes) => [.. sizes.Select(size => size.Known)];

    /// <summary>The shape over which two shapes broadcast.</summary>
    public static Shape Broadcast(Shape a, Shape b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        return [.. Enumerable.Range(0, rank).Select(axis => Broadcast(At(a, axis - rank + a.Rank), At(b, axis - rank + b.Rank)))];
    }

    /// <summary>The shape of a matrix product.</summary>
    public static Shape MatMul(Shape a, Shape b)
    {
        var (rows, columns) = (a.Rank > 1 ? a : [1, .. a], b.Rank > 1 ? b : [.. b, 1]);
        var batch = Broadcast(rows[..^2], columns[..^2]);
        return [.. batch, .. a.Rank > 1 ? new[] { rows[^2] } : [], .. b.Rank > 1 ? new[] { columns[^1] } : []];
    }

    /// <summary>The shape of what is computed along axes.</summary>
    public static Shape Reduce(Shape shape, int[] axes, bool keepdims) =>
        keepdims ? axes.Aggregate(shape, (sizes, axis) => sizes.With(axis, 1)) : [.. shape.Where((_, axis) => !axes.Contains(axis))];

    /// <summary>The size of a part of an axis.</summary>
    public static long Slice(long size, long start, long end, long step)
    {
        var (low, high) = step > 0 ? (0, size) : (-1, size - 1);
        var from = Math.Clamp(start < 0 ? start + size : start, low, high);
        var to = Math.Clamp(end < 0 && end > long.MinValue ? end + size : end, low, high);
        return Math.Max(0, (to - from + step - Math.Sign(step)) / step);
    }

    private static long? At(Shape shape, int axis) => axis < 0 ? 1 : shape[axis];

    private static long? Broadcast(long? a, long? b) => a == 1 ? b : b == 1 ? a : a ?? b;
}
