namespace KerasSharp.Onnx;

/// <summary>What is computed along axes.</summary>
[ExportsOperations]
internal static class ReductionExporters
{
    public static OnnxValue Sum(OnnxValue x, Axes? axis, bool keepdims) =>
        axis is { Count: 0 } ? x : Promoted.Summed(x).Sum(Promoted.Axes(x, axis), keepdims);

    public static OnnxValue Mean(OnnxValue x, Axes? axis, bool keepdims) =>
        axis is { Count: 0 } ? x : Promoted.Wide(x, wide => wide.Mean(Promoted.Axes(x, axis), keepdims));

    public static OnnxValue Prod(OnnxValue x, Axes? axis, bool keepdims, ScalarType? dtype)
    {
        var y = dtype is { } type ? x.Cast(type.ToOnnx()) : Promoted.Summed(x);
        return y.Product(Promoted.Axes(x, axis), keepdims);
    }

    public static OnnxValue Std(OnnxValue x, Axes? axis, bool keepdims) =>
        axis is { Count: 0 } ? x : Promoted.Floating(x).Variance(Promoted.Axes(x, axis), keepdims).Sqrt();

    public static OnnxValue Var(OnnxValue x, Axes? axis, bool keepdims) => axis is { Count: 0 }
        ? PointwiseExporters.ZerosLike(Promoted.Floating(x), null)
        : Promoted.Wide(x, wide => wide.Variance(Promoted.Axes(x, axis), keepdims));

    public static OnnxValue Max(OnnxValue x, Axes? axis, bool keepdims, double? initial)
    {
        var y = Amax(x, axis, keepdims);
        return initial is { } value ? y.Maximum(y.Like(value)) : y;
    }

    public static OnnxValue Min(OnnxValue x, Axes? axis, bool keepdims, double? initial)
    {
        var y = Amin(x, axis, keepdims);
        return initial is { } value ? y.Minimum(y.Like(value)) : y;
    }

    public static OnnxValue Amax(OnnxValue x, Axes? axis, bool keepdims) => axis is { Count: 0 } ? x
        : x.Type == ElementType.Bool ? x.Any(Promoted.Axes(x, axis), keepdims) : x.Max(Promoted.Axes(x, axis), keepdims);

    public static OnnxValue Amin(OnnxValue x, Axes? axis, bool keepdims) => axis is { Count: 0 } ? x
        : x.Type == ElementType.Bool ? x.All(Promoted.Axes(x, axis), keepdims) : x.Min(Promoted.Axes(x, axis), keepdims);

    public static OnnxValue All(OnnxValue x, Axes? axis, bool keepdims) => x.Truth().All(Promoted.Axes(x, axis), keepdims);

    public static OnnxValue Any(OnnxValue x, Axes? axis, bool keepdims) => x.Truth().Any(Promoted.Axes(x, axis), keepdims);

    public static OnnxValue CountNonzero(OnnxValue x, Axes? axis) => x.Truth().Cast(ElementType.Int32).Sum(Promoted.Axes(x, axis));

    public static OnnxValue Average(OnnxValue x, Axes? axis, OnnxValue? weights)
    {
        if (weights is null)
            return Mean(x, axis, false);
        var (a, w) = Promoted.Floating(x, weights);
        var along = Promoted.Axes(x, axis);
        if (w.Rank == 1 && x.Rank > 1)
            w = w.Reshape([.. Enumerable.Range(0, x.Rank).Select(i => i == along[0] ? w.Dim(0) : 1)]);
        return (a * w).Sum(along) / w.Sum(along);
    }

    public static OnnxValue Logsumexp(OnnxValue x, Axes? axis, bool keepdims)
    {
        var y = Promoted.Floating(x);
        var along = Promoted.Axes(x, axis);
        var highest = y.Max(along, keepdims: true);
        var sum = (y - highest).Exp().Sum(along, keepdims: true).Log() + highest;
        return keepdims ? sum : sum.Squeeze(along);
    }

    public static OnnxValue Norm(OnnxValue x, double? ord, Axes? axis, bool keepdims)
    {
        var y = Promoted.Floating(x);
        var along = Promoted.Axes(x, axis);
        if (ord is null || along.Length == 1)
            return VectorNorm(y, ord ?? 2, along, keepdims);
        var (rows, columns) = (along[0], along[1]);
        var norm = ord switch
        {
            1 => y.Abs().Sum([rows], keepdims: true).Max([columns], keepdims: true),
            -1 => y.Abs().Sum([rows], keepdims: true).Min([columns], keepdims: true),
            double.PositiveInfinity => y.Abs().Sum([columns], keepdims: true).Max([rows], keepdims: true),
            double.NegativeInfinity => y.Abs().Sum([columns], keepdims: true).Min([rows], keepdims: true),
            2 => Spectral(values => values.Max([-1])),
            -2 => Spectral(values => values.Min([-1])),
            _ => throw OnnxExportException.ForOperation("Norm", $"matrices have no norm of ord={ord}"),
        };
        return keepdims ? norm : norm.Squeeze(along);

        OnnxValue Spectral(Func<OnnxValue, OnnxValue> choose)
        {
            var matrices = y.Transpose([.. Enumerable.Range(0, y.Rank).Except(along), .. along]);
            return choose(SpectralExporters.SingularValues(matrices, nameof(Norm))).Cast(y.Type).Unsqueeze([.. along.Order()]);
        }
    }

    private static OnnxValue VectorNorm(OnnxValue y, double ord, int[] axes, bool keepdims) => ord switch
    {
        2 => y.Length(axes, keepdims),
        1 => y.Abs().Sum(axes, keepdims),
        0 => y.Truth().Cast(y.Type).Sum(axes, keepdims),
        double.PositiveInfinity => y.Abs().Max(axes, keepdims),
        double.NegativeInfinity => y.Abs().Min(axes, keepdims),
        _ => y.Abs().Power(y.Like(ord)).Sum(axes, keepdims) is var sum ? sum.Power(sum.Like(1 / ord)) : null!,
    };
}
