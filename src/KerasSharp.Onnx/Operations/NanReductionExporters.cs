namespace KerasSharp.Onnx;

/// <summary>What is computed along axes without the values that are NaN.</summary>
[ExportsOperations]
internal static class NanReductionExporters
{
    public static OnnxValue Nansum(OnnxValue x, Axes? axis, bool keepdims) => ReductionExporters.Sum(Filled(x, 0), axis, keepdims);

    public static OnnxValue Nanprod(OnnxValue x, Axes? axis, bool keepdims) => ReductionExporters.Prod(Filled(x, 1), axis, keepdims, null);

    public static OnnxValue Nanmean(OnnxValue x, Axes? axis, bool keepdims)
    {
        var y = Promoted.Floating(x);
        return Nansum(y, axis, keepdims) / (!y.IsNaN()).Cast(y.Type).Sum(Promoted.Axes(y, axis), keepdims);
    }

    public static OnnxValue Nanvar(OnnxValue x, Axes? axis, bool keepdims)
    {
        var y = Promoted.Floating(x);
        return Nanmean((y - Nanmean(y, axis, true)).Square(), axis, keepdims);
    }

    public static OnnxValue Nanstd(OnnxValue x, Axes? axis, bool keepdims) => Nanvar(x, axis, keepdims).Sqrt();

    public static OnnxValue Nanmax(OnnxValue x, Axes? axis, bool keepdims) =>
        Extreme(x, ReductionExporters.Amax(Filled(x, double.NegativeInfinity), axis, keepdims), axis, keepdims);

    public static OnnxValue Nanmin(OnnxValue x, Axes? axis, bool keepdims) =>
        Extreme(x, ReductionExporters.Amin(Filled(x, double.PositiveInfinity), axis, keepdims), axis, keepdims);

    public static OnnxValue Nancumsum(OnnxValue x, int? axis, ScalarType? dtype) => CumulationExporters.Cumsum(Filled(x, 0), axis, dtype);

    public static OnnxValue Nancumprod(OnnxValue x, int? axis, ScalarType? dtype) => CumulationExporters.Cumprod(Filled(x, 1), axis, dtype);

    public static OnnxValue Nanargmax(OnnxValue x, int? axis, bool keepdims) =>
        Place(x, OrderingExporters.Argmax(Filled(x, double.NegativeInfinity), axis, keepdims), axis, keepdims);

    public static OnnxValue Nanargmin(OnnxValue x, int? axis, bool keepdims) =>
        Place(x, OrderingExporters.Argmin(Filled(x, double.PositiveInfinity), axis, keepdims), axis, keepdims);

    private static OnnxValue Place(OnnxValue x, OnnxValue place, int? axis, bool keepdims) => x.Type.IsFloating()
        ? place.Fill(x.IsNaN().All(axis is { } one ? [one] : [.. Enumerable.Range(0, x.Rank)], keepdims), -1) : place;

    private static OnnxValue Filled(OnnxValue x, double value) => x.Type.IsFloating() ? x.Fill(x.IsNaN(), value) : x;

    private static OnnxValue Extreme(OnnxValue x, OnnxValue found, Axes? axis, bool keepdims) =>
        x.Type.IsFloating() ? found.Fill(x.IsNaN().All(Promoted.Axes(x, axis), keepdims), double.NaN) : found;
}
