namespace KerasSharp.Onnx;

/// <summary>Quantiles, places in order, integrals and correlations.</summary>
[ExportsOperations]
internal static class StatisticsExporters
{
    public static OnnxValue Median(OnnxValue x, Axes? axis, bool keepdims) =>
        Quantile(x, x.Builder.Scalar(0.5, ElementType.Double), axis, "linear", keepdims);

    public static OnnxValue Percentile(OnnxValue x, OnnxValue q, Axes? axis, string method, bool keepdims) =>
        Quantile(x, q.Cast(ElementType.Double) / 100, axis, method, keepdims);

    public static OnnxValue Quantile(OnnxValue x, OnnxValue q, Axes? axis, string method, bool keepdims)
    {
        var y = Promoted.Floating(x);
        var along = Promoted.Axes(y, axis);
        var others = Enumerable.Range(0, y.Rank).Except(along).ToArray();
        var row = y.Transpose([.. others, .. along]);
        row = row.Reshape([.. others.Select(y.Dim), along.Aggregate((Size)1, (size, i) => size * y.Dim(i))]);
        var none = row.IsNaN();
        var sorted = row.Fill(none, 0).TopK(row.Dim(-1), largest: false).Values;
        var last = row.Dim(-1) is { Known: { } size } ? row.Builder.Scalar(size - 1, ElementType.Double)
            : row.Dim(-1).Value!.Squeeze(0).Cast(ElementType.Double) - 1;
        var found = At(sorted, q.Cast(ElementType.Double) * last, method);
        found = found.Fill(none.Any([-1], keepdims: true).Reshape([.. others.Select(y.Dim), .. q.Dims().Select(_ => (Size)1)]), double.NaN);
        // Several quantiles come first.
        found = found.Transpose([.. Enumerable.Range(others.Length, q.Rank), .. Enumerable.Range(0, others.Length)]);
        return keepdims ? found.Unsqueeze([.. along.Order().Select(i => i + q.Rank)]) : found;
    }

    public static OnnxValue Searchsorted(OnnxValue sortedSequence, OnnxValue values, string side)
    {
        var (a, b) = Promoted.Pair(sortedSequence, values);
        var value = b.Unsqueeze(-1);
        return (side == "right" ? a <= value : a < value).Cast(ElementType.Int32).Sum([-1]);
    }

    public static OnnxValue Allclose(OnnxValue x1, OnnxValue x2, double rtol, double atol, bool equalNan)
    {
        var close = ComparisonExporters.Isclose(x1, x2, rtol, atol, equalNan);
        return close.All([.. Enumerable.Range(0, close.Rank)]);
    }

    public static OnnxValue Trapezoid(OnnxValue y, OnnxValue? x, double dx, int axis)
    {
        var values = Promoted.Floating(y);
        var mean = (values.Slice(axis, 1, long.MaxValue) + values.Slice(axis, 0, -1)) / 2;
        if (x is null)
            return (mean * dx).Sum([axis]);
        var places = Promoted.Floating(x).Cast(values.Type);
        if (places.Rank == 1 && values.Rank > 1)
            places = places.Unsqueeze([.. Enumerable.Range(1, (axis < 0 ? -axis : values.Rank - axis) - 1)]);
        var at = axis < 0 ? axis : axis - values.Rank;
        return (mean * (places.Slice(at, 1, long.MaxValue) - places.Slice(at, 0, -1))).Sum([axis]);
    }

    public static OnnxValue Corrcoef(OnnxValue x)
    {
        var y = Promoted.Floating(x);
        var rows = y.Rank < 2 ? y.Reshape(1, y.Elements()) : y;
        var centred = rows - rows.Mean([1], keepdims: true);
        var products = centred.MatMul(centred.Transpose(1, 0));
        var sizes = centred.Length([1]);
        var coefficients = (products / sizes.Unsqueeze(-1) / sizes).Clip(-1, 1);
        return y.Rank < 2 ? coefficients.Reshape([]) : coefficients;
    }

    private static OnnxValue At(OnnxValue sorted, OnnxValue place, string method)
    {
        var (low, high) = (Value(place.Floor()), Value(place.Ceil()));
        return method switch
        {
            "lower" => low,
            "higher" => high,
            "nearest" => Value(place.Round()),
            "midpoint" => (low + high) / 2,
            _ => low + ((high - low) * (place - place.Floor()).Cast(sorted.Type)),
        };

        OnnxValue Value(OnnxValue index) => sorted.Gather(index.Cast(ElementType.Int64), -1);
    }
}
