namespace KerasSharp.Onnx;

/// <summary>The incomplete gamma function.</summary>
[ExportsOperations]
internal static class IncompleteGammaExporters
{
    private const int Terms = 200;

    // Lanczos's approximation of the gamma function with g = 7 (Godfrey's coefficients).
    private static readonly double[] Coefficients =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    public static OnnxValue Gammainc(OnnxValue x1, OnnxValue x2)
    {
        var (a, x) = Promoted.Floating(x1, x2);
        var type = a.Type;
        var (shape, place) = (a.Cast(ElementType.Double), x.Cast(ElementType.Double));
        var none = (shape + place) * 0;
        (shape, place) = (shape + none, place + none);
        var scale = ((shape * place.Log()) - place - LogGamma(shape)).Exp();
        var found = (place < shape + 1).Where(scale * Series(shape, place), 1.0 - (scale * Fraction(shape, place)));
        found = found.Fill(place.Same(0), 0).Fill(shape.Same(0) & (place > 0), 1);
        found = found.Fill(place.Same(double.PositiveInfinity) & !shape.IsInfinite(), 1);
        return found.Fill((shape < 0) | (place < 0) | shape.IsNaN() | place.IsNaN() | (shape.Same(0) & place.Same(0)), double.NaN)
            .Cast(type);
    }

    /// <summary>Σ xⁿ / (a·(a+1)·…·(a+n)).</summary>
    private static OnnxValue Series(OnnxValue a, OnnxValue x)
    {
        var first = a.Reciprocal();
        return a.Builder.Repeat(Terms, [first, first], (round, values) =>
        {
            var term = values[1] * x / (a + (round.Cast(ElementType.Double) + 1));
            return [values[0] + term, term];
        })[0];
    }

    /// <summary>The continued fraction of the upper part by Lentz's method.</summary>
    private static OnnxValue Fraction(OnnxValue a, OnnxValue x)
    {
        const double tiny = 1e-300;
        var b = x + 1 - a;
        var d = Apart(b).Reciprocal();
        var made = a.Builder.Repeat(Terms, [d, d, b.Like(1 / tiny).Expand(b.Dims()), b], (round, values) =>
        {
            var number = round.Cast(ElementType.Double) + 1;
            var factor = (a - number) * number;
            var next = values[3] + 2;
            var below = Apart((factor * values[1]) + next).Reciprocal();
            var above = Apart(next + (factor / values[2]));
            return [values[0] * (below * above), below, above, next];
        });
        return made[0];

        static OnnxValue Apart(OnnxValue value) => value.Fill(value.Abs() < tiny, tiny);
    }

    private static OnnxValue LogGamma(OnnxValue a)
    {
        var sum = a.Like(Coefficients[0]);
        for (var i = 1; i < Coefficients.Length; i++)
            sum += a.Like(Coefficients[i]) / (a + (i - 1.0));
        var t = a + 6.5;
        return ((a - 0.5) * t.Log()) - t + sum.Log() + (0.5 * Math.Log(2 * Math.PI));
    }
}
