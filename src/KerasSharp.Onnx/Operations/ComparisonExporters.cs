namespace KerasSharp.Onnx;

/// <summary>Comparisons and logic.</summary>
[ExportsOperations]
internal static class ComparisonExporters
{
    public static OnnxValue Greater(OnnxValue x1, OnnxValue x2) => Compare(x1, x2, (a, b) => a > b);

    public static OnnxValue GreaterEqual(OnnxValue x1, OnnxValue x2) => Compare(x1, x2, (a, b) => a >= b);

    public static OnnxValue Less(OnnxValue x1, OnnxValue x2) => Compare(x1, x2, (a, b) => a < b);

    public static OnnxValue LessEqual(OnnxValue x1, OnnxValue x2) => Compare(x1, x2, (a, b) => a <= b);

    public static OnnxValue Equal(OnnxValue x1, OnnxValue x2) => Compare(x1, x2, (a, b) => a.Same(b));

    public static OnnxValue NotEqual(OnnxValue x1, OnnxValue x2) => !Equal(x1, x2);

    public static OnnxValue LogicalAnd(OnnxValue x1, OnnxValue x2) => x1.Truth() & x2.Truth();

    public static OnnxValue LogicalOr(OnnxValue x1, OnnxValue x2) => x1.Truth() | x2.Truth();

    public static OnnxValue LogicalXor(OnnxValue x1, OnnxValue x2) => x1.Truth().Xor(x2.Truth());

    public static OnnxValue LogicalNot(OnnxValue x) => !x.Truth();

    public static OnnxValue Isclose(OnnxValue x1, OnnxValue x2, double rtol, double atol, bool equalNan)
    {
        var (a, b) = Promoted.Floating(x1, x2);
        var close = a.Same(b) | ((a - b).Abs() <= (b.Abs() * rtol) + atol) & !(a.IsInfinite() | b.IsInfinite());
        return equalNan ? close | (a.IsNaN() & b.IsNaN()) : close;
    }

    public static OnnxValue Isin(OnnxValue x1, OnnxValue x2, bool invert)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        var found = Promoted.Counted(a).Unsqueeze(-1).Same(Promoted.Counted(b).Reshape(b.Elements())).Any([-1]);
        return invert ? !found : found;
    }

    public static OnnxValue Isnan(OnnxValue x) => Promoted.Floating(x).IsNaN();

    public static OnnxValue Isinf(OnnxValue x) => Promoted.Floating(x).IsInfinite();

    public static OnnxValue Isfinite(OnnxValue x) => !(Isnan(x) | Isinf(x));

    private static OnnxValue Compare(OnnxValue x1, OnnxValue x2, Func<OnnxValue, OnnxValue, OnnxValue> function)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return function(Promoted.Counted(a), Promoted.Counted(b));
    }
}
