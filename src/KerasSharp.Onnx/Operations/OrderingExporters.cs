namespace KerasSharp.Onnx;

/// <summary>Places of extremes, and order.</summary>
[ExportsOperations]
internal static class OrderingExporters
{
    public static OnnxValue Argmax(OnnxValue x, int? axis, bool keepdims) =>
        Place(x, axis, keepdims, (y, along) => y.ArgMax(along, keepdims));

    public static OnnxValue Argmin(OnnxValue x, int? axis, bool keepdims) =>
        Place(x, axis, keepdims, (y, along) => y.ArgMin(along, keepdims));

    public static OnnxValue Sort(OnnxValue x, int? axis)
    {
        var (row, along) = Promoted.Row(x, axis);
        return Promoted.Counted(row).TopK(row.Dim(along), along, largest: false).Values.Cast(x.Type);
    }

    public static OnnxValue Argsort(OnnxValue x, int? axis)
    {
        var (row, along) = axis is null ? Promoted.Row(x, null) : Promoted.Row(x, axis);
        return Promoted.Counted(row).TopK(row.Dim(along), along, largest: false).Places.Cast(ElementType.Int32);
    }

    public static OnnxValue Argpartition(OnnxValue x, int kth, int? axis) => Argsort(x, axis);

    public static (OnnxValue Values, OnnxValue Indices) TopK(OnnxValue x, int k) => x.TopK(k);

    public static OnnxValue InTopK(OnnxValue targets, OnnxValue predictions, int k)
    {
        var least = predictions.TopK(k).Values.Slice(-1, -1, long.MaxValue);
        var own = predictions.GatherAlong(targets.Cast(ElementType.Int64).Unsqueeze(-1), -1);
        return (own >= least).Squeeze(-1);
    }

    private static OnnxValue Place(OnnxValue x, int? axis, bool keepdims, Func<OnnxValue, int, OnnxValue> find)
    {
        var (row, along) = Promoted.Row(Promoted.Counted(x), axis);
        var place = find(row, along);
        if (axis is null)
            place = place.Reshape(keepdims ? [.. Enumerable.Repeat((Size)1, x.Rank)] : []);
        return place.Cast(ElementType.Int32);
    }
}
