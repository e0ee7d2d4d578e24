namespace KerasSharp.Onnx;

/// <summary>The same values in another shape or order.</summary>
[ExportsOperations]
internal static class ShapingExporters
{
    public static OnnxValue Reshape(OnnxValue x, Integers newshape)
    {
        var given = newshape.ToLongs();
        var known = given.Where(size => size >= 0).Aggregate(1L, (product, size) => product * size);
        return x.Reshape([.. given.Select(size =>
            size >= 0 ? size : x.Shape.Elements is { } all && known > 0 ? (Size)(all / known) : x.Builder.Integers(-1))]);
    }

    public static OnnxValue Ravel(OnnxValue x) => x.Reshape(x.Elements());

    public static OnnxValue Transpose(OnnxValue x, Axes? axes) =>
        x.Transpose(axes is null ? [.. Enumerable.Range(0, x.Rank).Reverse()] : [.. axes.Select(axis => axis < 0 ? axis + x.Rank : axis)]);

    public static OnnxValue Swapaxes(OnnxValue x, int axis1, int axis2)
    {
        var order = Enumerable.Range(0, x.Rank).ToArray();
        var (a, b) = (axis1 < 0 ? axis1 + x.Rank : axis1, axis2 < 0 ? axis2 + x.Rank : axis2);
        (order[a], order[b]) = (order[b], order[a]);
        return x.Transpose(order);
    }

    public static OnnxValue Moveaxis(OnnxValue x, Axes source, Axes destination)
    {
        var from = source.Select(axis => axis < 0 ? axis + x.Rank : axis).ToArray();
        var order = new int?[x.Rank];
        for (var i = 0; i < from.Length; i++)
            order[destination[i] < 0 ? destination[i] + x.Rank : destination[i]] = from[i];
        var rest = new Queue<int>(Enumerable.Range(0, x.Rank).Except(from));
        return x.Transpose([.. order.Select(axis => axis ?? rest.Dequeue())]);
    }

    public static OnnxValue ExpandDims(OnnxValue x, Axes axis) => x.Unsqueeze([.. axis]);

    public static OnnxValue Squeeze(OnnxValue x, Axes? axis) =>
        x.Squeeze(axis is null ? [.. Enumerable.Range(0, x.Rank).Where(i => x.Shape[i] == 1)] : [.. axis]);

    public static OnnxValue BroadcastTo(OnnxValue x, Integers shape) => x.Expand([.. shape.Select(size => (Size)size)]);

    public static OnnxValue Flip(OnnxValue x, Axes? axis) => Promoted.Axes(x, axis).Aggregate(x, (y, i) => y.Flip(i));

    public static OnnxValue Roll(OnnxValue x, Integers shift, Axes? axis)
    {
        if (axis is null)
            return Rolled(x.Reshape(x.Elements()), shift[0], 0).Reshape(x.Dims());
        return Enumerable.Range(0, axis.Count).Aggregate(x, (y, i) => Rolled(y, shift[shift.Count == axis.Count ? i : 0], axis[i]));
    }

    private static OnnxValue Rolled(OnnxValue x, int shift, int axis)
    {
        var size = x.Dim(axis);
        var places = x.Builder.Range(size) - (double)shift;
        // Mod of integers takes the divisor's sign: what leaves at one end comes in at the other.
        return x.Gather(x.Builder.Add("Mod", [places, size.AsValue(x.Builder)], places.Type, places.Shape), axis).WithShape(x.Shape);
    }
}
