namespace KerasSharp.Onnx;

/// <summary>Quantiles, places in order, integrals and correlations.</summary>
[ExportsOperations]
internal static class StatisticsExporters
{
    public static OnnxValue Median(OnnxValue x, Axes? axis, bool keepdims) =>
        Quantile(x, x.Builder.Scalar(0.5, ElementType.Double), axis, "linear", keepdims);

    public static OnnxValue Percentile(OnnxValue x, OnnxValue q, Axes? axis, string method, bool keepdims) =>
        Quantile(x, q.Cast(ElementType.Double) / 100, axis, method, keepdims);

    public static OnnxValue Quantile(OnnxValue x, OnnxValue q, Axes? axis, string method, bool keepdims) =>
        Quantile(x, q, axis, method, keepdims, passOverNaN: false);

    public static OnnxValue Nanmedian(OnnxValue x, Axes? axis, bool keepdims) =>
        Nanquantile(x, x.Builder.Scalar(0.5, ElementType.Double), axis, "linear", keepdims);

    public static OnnxValue Nanpercentile(OnnxValue x, OnnxValue q, Axes? axis, string method, bool keepdims) =>
        Nanquantile(x, q.Cast(ElementType.Double) / 100, axis, method, keepdims);

    public static OnnxValue Nanquantile(OnnxValue x, OnnxValue q, Axes? axis, string method, bool keepdims) =>
        Quantile(x, q, axis, method, keepdims, passOverNaN: true);

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

    public static OnnxValue Correlate(OnnxValue x1, OnnxValue x2, string mode)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        var type = a.Type == ElementType.Int64 ? ElementType.Double : a.Type.IsFloating() ? a.Type : ElementType.Float;
        var (size, other) = (JoiningExporters.Known(a, 0, nameof(Correlate)), JoiningExporters.Known(b, 0, nameof(Correlate)));
        var windows = a.Builder.Range(size + other - 1).Unsqueeze(-1) + a.Builder.Range(other);
        var all = a.Cast(type).Pad([(other - 1, other - 1)]).Gather(windows).MatMul(b.Cast(type));
        var length = mode switch { "full" => size + other - 1, "same" => size, _ => Math.Abs(size - other) + 1 };
        var start = (size + other - 1 - length) / 2;
        return all.Slice(0, start, start + length);
    }

    public static OnnxValue Psnr(OnnxValue x1, OnnxValue x2, double maxVal)
    {
        var (a, b) = Promoted.Floating(x1, x2);
        var error = (a - b).Square().Mean([.. Enumerable.Range(0, a.Rank)]);
        return (20 * Math.Log10(maxVal)) - (error.Log() * (10 / Math.Log(10)));
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

    private static OnnxValue Quantile(OnnxValue x, OnnxValue q, Axes? axis, string method, bool keepdims, bool passOverNaN)
    {
        var y = Promoted.Floating(x);
        var along = Promoted.Axes(y, axis);
        var others = Enumerable.Range(0, y.Rank).Except(along).ToArray();
        var row = y.Transpose([.. others, .. along]);
        row = row.Reshape([.. others.Select(y.Dim), along.Aggregate((Size)1, (size, i) => size * y.Dim(i))]);
        var none = row.IsNaN();
        // What is no number comes last.
        var sorted = row.Fill(none, double.PositiveInfinity).TopK(row.Dim(-1), largest: false).Values;
        var count = (passOverNaN ? !none : none | !none).Cast(ElementType.Double).Sum([-1], keepdims: true);
        var shares = q.Cast(ElementType.Double).Reshape(q.Elements());
        var found = At(sorted, (count - 1).Maximum(count.Like(0)) * shares, method);
        found = found.Fill(passOverNaN ? count.Same(0) : none.Any([-1], keepdims: true), double.NaN);
        found = found.Reshape([.. others.Select(y.Dim), .. q.Dims()]);
        // Several quantiles come first.
        found = found.Transpose([.. Enumerable.Range(others.Length, q.Rank), .. Enumerable.Range(0, others.Length)]);
        return keepdims ? found.Unsqueeze([.. along.Order().Select(i => i + q.Rank)]) : found;
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

        OnnxValue Value(OnnxValue index) => sorted.GatherAlong(index.Cast(ElementType.Int64), -1);
    }
}
