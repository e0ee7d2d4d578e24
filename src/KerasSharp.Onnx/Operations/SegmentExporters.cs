namespace KerasSharp.Onnx;

/// <summary>What is computed of the rows that have the same number.</summary>
[ExportsOperations]
internal static class SegmentExporters
{
    public static OnnxValue SegmentSum(OnnxValue data, OnnxValue segmentIds, int? numSegments) =>
        Reduced(data, segmentIds, numSegments, 0, "add");

    public static OnnxValue SegmentProd(OnnxValue data, OnnxValue segmentIds, int? numSegments) =>
        Reduced(data, segmentIds, numSegments, 1, "mul");

    public static OnnxValue SegmentMax(OnnxValue data, OnnxValue segmentIds, int? numSegments) => Reduced(data, segmentIds, numSegments,
        data.Type.IsFloating() ? double.NegativeInfinity : data.Type == ElementType.Uint8 ? 0 : int.MinValue, "max");

    public static OnnxValue SegmentMin(OnnxValue data, OnnxValue segmentIds, int? numSegments) => Reduced(data, segmentIds, numSegments,
        data.Type.IsFloating() ? double.PositiveInfinity : data.Type == ElementType.Uint8 ? byte.MaxValue : int.MaxValue, "min");

    private static OnnxValue Reduced(OnnxValue data, OnnxValue segmentIds, int? numSegments, double start, string reduction)
    {
        var ids = segmentIds.Cast(ElementType.Int64);
        var groups = numSegments is { } given ? given : (Size)(ids.Max([0], keepdims: true) + 1);
        var count = groups.AsValue(data.Builder);
        // Rows of other numbers go into one segment more, which is left out.
        var places = ((ids < 0) | (ids >= count)).Where(count, ids).Unsqueeze(-1);
        var none = data.Builder.Full(start, data.Type, [groups + 1, .. data.Dims()[1..]]);
        return ScatterExporters.ScatterNd(none, places, data, reduction).Slice(0, 0, groups);
    }
}
