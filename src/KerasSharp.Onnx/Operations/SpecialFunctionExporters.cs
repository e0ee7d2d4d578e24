namespace KerasSharp.Onnx;

/// <summary>Functions of the numbers' own format and special functions.</summary>
[ExportsOperations]
internal static class SpecialFunctionExporters
{
    // Wichura's algorithm AS241, "The percentage points of the normal distribution" (1988): numerators and denominators for the
    // middle, the tails and the far tails, highest power first.
    private static readonly double[][] Percentage =
    [
        [
            2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4, 1.3731693765509461125e4,
            1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080,
        ],
        [
            5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4, 2.1213794301586595867e4, 5.3941960214247511077e3,
            6.8718700749205790830e2, 4.2313330701600911252e1, 1,
        ],
        [
            7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258, 3.64784832476320460504,
            5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734,
        ],
        [
            1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
            6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1,
        ],
        [
            2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
            2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720,
        ],
        [
            2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
            1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1,
        ],
    ];

    public static OnnxValue Erfinv(OnnxValue x)
    {
        var y = Promoted.Floating(x);
        var wide = y.Cast(ElementType.Double);
        var size = wide.Abs();
        var middle = 0.180625 - (wide.Square() * 0.25);
        var tail = (-((1.0 - size) * 0.5).Log()).Sqrt();
        var far = Ratio(tail - 5, 4);
        var outer = (tail <= 5).Where(Ratio(tail - 1.6, 2), far) * wide.Sign();
        var found = (size <= 0.85).Where(wide * 0.5 * Ratio(middle, 0), outer) * (1 / Math.Sqrt(2));
        found = found.Fill(wide.Same(1), double.PositiveInfinity).Fill(wide.Same(-1), double.NegativeInfinity);
        return found.Fill((size > 1) | wide.IsNaN(), double.NaN).Cast(y.Type);
    }

    public static OnnxValue I0(OnnxValue x)
    {
        // The mean of exp(|x|·cos θ) over the half circle; equal steps converge faster than any power of their number.
        var y = Promoted.Floating(x);
        var count = y.Type == ElementType.Double ? 128 : 32;
        using var scope = NewDisposeScope();
        var cosines = tensor(Enumerable.Range(0, count).Select(i => Math.Cos((i + 0.5) * Math.PI / count)).ToArray());
        var size = y.Cast(ElementType.Double).Abs().Unsqueeze(-1);
        return (size * y.Builder.Constant(cosines)).Exp().Mean([-1]).Cast(y.Type);
    }

    public static OnnxValue Ldexp(OnnxValue x1, OnnxValue x2)
    {
        var y = Promoted.Floating(x1);
        var exponent = x2.Cast(ElementType.Double);
        return (y.Cast(ElementType.Double) * exponent.Like(2).Power(exponent)).Cast(y.Type);
    }

    public static OnnxValue Signbit(OnnxValue x) => x.Type is ElementType.Bool or ElementType.Uint8 ? x.Truth() & !x.Truth()
        : x.Type.IsFloating() ? (x < 0) | (x.Same(0) & (x.Reciprocal() < 0)) : x < 0;

    public static OnnxValue Nextafter(OnnxValue x1, OnnxValue x2)
    {
        // The distance of neighbours doubles at each power of two, down to the smallest numbers.
        var (a, b) = Promoted.Floating(x1, x2);
        var (digits, least) = a.Type switch
        {
            ElementType.Double => (52, -1022),
            ElementType.Float16 => (10, -14),
            ElementType.Bfloat16 => (7, -126),
            _ => (23, -126),
        };
        var (from, to) = (a.Cast(ElementType.Double), b.Cast(ElementType.Double));
        var size = from.Abs();
        var exponent = (size.Log() * (1 / Math.Log(2))).Floor();
        exponent = (Two(exponent) > size).Where(exponent - 1, (Two(exponent + 1) <= size).Where(exponent + 1, exponent));
        var outward = from.Same(0) | ((to > from) & (from > 0)) | ((to < from) & (from < 0));
        // A power of two is nearer to its neighbour towards 0.
        exponent = ((!outward) & Two(exponent).Same(size)).Where(exponent - 1, exponent);
        var step = Two(exponent.Maximum(exponent.Like(least)) - digits);
        var next = (to > from).Where(from + step, from - step);
        next = from.IsInfinite().Where(from.Sign() * Largest(a.Type), next);
        next = from.Same(to).Where(to, next);
        return next.Fill(from.IsNaN() | to.IsNaN(), double.NaN).Cast(a.Type);

        static OnnxValue Two(OnnxValue power) => power.Like(2).Power(power);
    }

    public static OnnxValue Fmod(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return a.Builder.Add("Mod", [a, b], a.Type, Shapes.Broadcast(a.Shape, b.Shape), ("fmod", true));
    }

    public static OnnxValue Cdist(OnnxValue x, OnnxValue y)
    {
        var (a, b) = Promoted.Floating(x, y);
        return (a.Unsqueeze(-2) - b.Unsqueeze(-3)).Length([-1]);
    }

    /// <summary>The largest number of a type.</summary>
    internal static double Largest(ElementType type) => type switch
    {
        ElementType.Float16 => 65504.0,
        ElementType.Double => double.MaxValue,
        ElementType.Bfloat16 => 3.3895313892515355e38,
        _ => float.MaxValue,
    };

    private static OnnxValue Ratio(OnnxValue x, int part) => Polynomial(x, Percentage[part]) / Polynomial(x, Percentage[part + 1]);

    private static OnnxValue Polynomial(OnnxValue x, double[] factors) =>
        factors[1..].Aggregate(x.Like(factors[0]), (sum, factor) => (sum * x) + factor);
}
