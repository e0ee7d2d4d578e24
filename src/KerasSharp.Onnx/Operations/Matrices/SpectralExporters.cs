namespace KerasSharp.Onnx;

/// <summary>What follows from singular values and eigenvalues.</summary>
[ExportsOperations]
internal static class SpectralExporters
{
    public static (OnnxValue Values, OnnxValue Vectors) Eigh(OnnxValue x)
    {
        var y = Promoted.Floating(x);
        JoiningExporters.Known(y, -1, nameof(Eigh));
        var wide = MatrixExporters.Wide(y);
        // The lower triangle counts alone.
        var (values, vectors) = Rotations.Symmetric(
            SelectionExporters.Tril(wide, 0) + MatrixExporters.Turned(SelectionExporters.Tril(wide, -1)));
        return (values.Cast(y.Type), vectors.Cast(y.Type));
    }

    public static OnnxValue Pinv(OnnxValue x, double? rcond)
    {
        var y = Promoted.Floating(x);
        return PseudoInverse(y, rcond, nameof(Pinv)).Cast(y.Type);
    }

    public static OnnxValue Lstsq(OnnxValue a, OnnxValue b, double? rcond)
    {
        var (x, y) = (Promoted.Floating(a), Promoted.Floating(b));
        var right = MatrixExporters.Wide(y);
        var inverse = PseudoInverse(x, rcond, nameof(Lstsq));
        return (b.Rank == 1 ? inverse.MatMul(right.Unsqueeze(-1)).Squeeze(-1) : inverse.MatMul(right)).Cast(y.Type);
    }

    public static OnnxValue MatrixRank(OnnxValue x, double? tol)
    {
        var y = Promoted.Floating(x);
        var values = SingularValues(y, nameof(MatrixRank));
        var least = tol is { } bound ? values.Like(bound) : values.Max([-1], keepdims: true) * Precision(y);
        return (values > least).Cast(ElementType.Int32).Sum([-1]);
    }

    /// <summary>The singular values of matrices, in no order, in float64.</summary>
    internal static OnnxValue SingularValues(OnnxValue x, string operation) =>
        Rotations.Singular(Upright(MatrixExporters.Wide(x), operation)).Values;

    private static OnnxValue PseudoInverse(OnnxValue x, double? rcond, string operation)
    {
        var wide = MatrixExporters.Wide(x);
        var upright = Upright(wide, operation);
        var (scaled, values, vectors) = Rotations.Singular(upright);
        var kept = values > values.Max([-1], keepdims: true) * (rcond ?? Precision(x));
        var factors = kept.Where(1.0 / values.Fill(!kept, 1).Square(), values.Like(0));
        var inverse = (vectors * factors.Unsqueeze(-2)).MatMul(MatrixExporters.Turned(scaled));
        return ReferenceEquals(upright, wide) ? inverse : MatrixExporters.Turned(inverse);
    }

    /// <summary>At least as many rows as columns.</summary>
    private static OnnxValue Upright(OnnxValue x, string operation) =>
        JoiningExporters.Known(x, -2, operation) >= JoiningExporters.Known(x, -1, operation) ? x : MatrixExporters.Turned(x);

    /// <summary>The part of the greatest singular value below which one counts as 0, as in LAPACK's users.</summary>
    private static double Precision(OnnxValue x) => Math.Max(x.Shape[^1]!.Value, x.Shape[^2]!.Value) * x.Type switch
    {
        ElementType.Double => Math.Pow(2, -52),
        ElementType.Float16 => Math.Pow(2, -10),
        ElementType.Bfloat16 => Math.Pow(2, -7),
        _ => Math.Pow(2, -23),
    };
}
