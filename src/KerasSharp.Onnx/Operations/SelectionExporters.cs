namespace KerasSharp.Onnx;

/// <summary>Parts of tensors by position, and choices.</summary>
[ExportsOperations]
internal static class SelectionExporters
{
    public static OnnxValue GetItem(OnnxValue x, object? key) => IndexingNodes.Apply(x, key);

    public static OnnxValue Where(OnnxValue condition, OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return condition.Truth().Where(a, b);
    }

    public static OnnxValue Take(OnnxValue x, OnnxValue indices, int? axis)
    {
        var (row, along) = Promoted.Row(x, axis);
        return row.Gather(Places(indices), along);
    }

    public static OnnxValue TakeAlongAxis(OnnxValue x, OnnxValue indices, int? axis)
    {
        if (axis is null)
            return x.Reshape(x.Elements()).GatherAlong(Places(indices).Reshape(indices.Elements()), 0);
        var places = Places(indices);
        var along = axis.Value < 0 ? axis.Value + x.Rank : axis.Value;
        Size[] Common(Size there) => [.. Enumerable.Range(0, x.Rank)
            .Select(i => i == along ? there : x.Shape[i] == 1 ? places.Dim(i) : x.Dim(i))];
        return x.Expand(Common(x.Dim(along))).GatherAlong(places.Expand(Common(places.Dim(along))), along);
    }

    public static OnnxValue Triu(OnnxValue x, int k) => Trilu(x, k, upper: true);

    public static OnnxValue Tril(OnnxValue x, int k) => Trilu(x, k, upper: false);

    public static OnnxValue Diagonal(OnnxValue x, int offset, int axis1, int axis2)
    {
        var (a, b) = (axis1 < 0 ? axis1 + x.Rank : axis1, axis2 < 0 ? axis2 + x.Rank : axis2);
        var (rows, columns) = (JoiningExporters.Known(x, a, nameof(Diagonal)), JoiningExporters.Known(x, b, nameof(Diagonal)));
        var start = (Row: Math.Max(-offset, 0), Column: Math.Max(offset, 0));
        var count = Math.Max(0, Math.Min(rows - start.Row, columns - start.Column));
        var places = Enumerable.Range(0, (int)count).Select(i => ((start.Row + i) * columns) + start.Column + i).ToArray();
        var matrix = x.Transpose([.. Enumerable.Range(0, x.Rank).Except([a, b]), a, b]);
        return matrix.Flatten(-2, -1).Gather(x.Builder.Integers(places), -1);
    }

    public static OnnxValue Diag(OnnxValue x, int k)
    {
        if (x.Rank == 2)
            return Diagonal(x, k, 0, 1);
        var size = x.Dim(0) + Math.Abs(k);
        var (rows, columns) = (x.Builder.Range(size).Unsqueeze(-1), x.Builder.Range(size));
        var row = x.Pad([(Math.Max(k, 0), Math.Max(-k, 0))]);
        return (columns - rows).Same(k).Where(row, x.Like(0));
    }

    public static OnnxValue Trace(OnnxValue x, int offset, int axis1, int axis2) =>
        Promoted.Summed(Diagonal(x, offset, axis1, axis2)).Sum([-1]);

    public static OnnxValue Slice(OnnxValue inputs, Integers startIndices, Integers shape) =>
        Enumerable.Range(0, shape.Count).Aggregate(inputs, (x, axis) =>
            x.Slice(axis, startIndices[axis], startIndices[axis] + (long)shape[axis]));

    internal static OnnxValue Places(OnnxValue indices) =>
        indices.Type is ElementType.Int32 or ElementType.Int64 ? indices : indices.Cast(ElementType.Int64);

    private static OnnxValue Trilu(OnnxValue x, int k, bool upper) =>
        x.Type is ElementType.Float or ElementType.Double or ElementType.Int64 or ElementType.Bool
        ? x.Builder.Add("Trilu", [x, x.Builder.Integer(k)], x.Type, x.Shape, ("upper", upper))
        : Trilu(x.Cast(x.Type.IsFloating() ? ElementType.Float : ElementType.Int64), k, upper).Cast(x.Type);
}
