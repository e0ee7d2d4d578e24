namespace KerasSharp.Onnx;

/// <summary>Tensors joined, parted and repeated.</summary>
[ExportsOperations]
internal static class JoiningExporters
{
    public static OnnxValue Concatenate(OnnxValue[] xs, int axis) => xs[0].Builder.Concat(Same(xs), axis);

    public static OnnxValue Stack(OnnxValue[] x, int axis)
    {
        var at = axis < 0 ? axis + x[0].Rank + 1 : axis;
        return x[0].Builder.Concat([.. Same(x).Select(part => part.Unsqueeze(at))], at);
    }

    public static OnnxValue Vstack(OnnxValue[] xs) =>
        xs[0].Builder.Concat([.. Same(xs).Select(x => x.Rank < 2 ? x.Reshape([1, x.Elements()]) : x)], 0);

    public static OnnxValue Hstack(OnnxValue[] xs) =>
        xs[0].Builder.Concat([.. Same(xs).Select(x => x.Rank < 1 ? x.Reshape(1) : x)], xs[0].Rank < 2 ? 0 : 1);

    public static OnnxValue Append(OnnxValue x1, OnnxValue x2, int? axis)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return axis is { } along ? a.Builder.Concat([a, b], along)
            : a.Builder.Concat([a.Reshape(a.Elements()), b.Reshape(b.Elements())], 0);
    }

    public static OnnxValue[] Split(OnnxValue x, Integers indicesOrSections, int axis)
    {
        var size = Known(x, axis, nameof(Split));
        if (!indicesOrSections.IsList)
            return x.Split(axis, [.. Enumerable.Repeat(size / indicesOrSections[0], indicesOrSections[0])]);
        long[] ends = [0, .. indicesOrSections.Select(place => Math.Clamp(place < 0 ? place + size : place, 0, size)), size];
        return x.Split(axis, [.. ends.Zip(ends.Skip(1), (start, end) => Math.Max(end - start, 0))]);
    }

    public static OnnxValue[] Unstack(OnnxValue x, int axis) =>
        [.. Enumerable.Range(0, (int)Known(x, axis, nameof(Unstack))).Select(place => x.Pick(axis, place))];

    public static OnnxValue Repeat(OnnxValue x, Integers repeats, int? axis)
    {
        var (row, along) = Promoted.Row(x, axis);
        if (repeats.Count == 1)
            return row.Repeat(along, repeats[0]);
        return row.Gather(row.Builder.Integers([.. repeats.SelectMany((count, place) => Enumerable.Repeat((long)place, count))]), along);
    }

    public static OnnxValue Tile(OnnxValue x, Integers repeats)
    {
        var all = repeats.ToLongs();
        var y = x.Unsqueeze([.. Enumerable.Range(0, Math.Max(0, all.Length - x.Rank))]);
        return y.Tile([.. Enumerable.Repeat(1L, y.Rank - all.Length), .. all]);
    }

    internal static long Known(OnnxValue x, int axis, string operation) =>
        x.Shape[axis < 0 ? axis + x.Rank : axis] ?? throw OnnxExportException.ForOperation(operation, "the size of the axis must be known");

    private static OnnxValue[] Same(OnnxValue[] parts)
    {
        var type = parts.Select(part => part.Type).Aggregate(ElementTypes.Promote);
        return Array.ConvertAll(parts, part => part.Cast(type));
    }
}
