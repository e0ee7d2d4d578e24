namespace KerasSharp.Onnx;

/// <summary>Further functions of each value by itself, or of pairs of values.</summary>
[ExportsOperations]
internal static class FunctionExporters
{
    public static OnnxValue Cbrt(OnnxValue x)
    {
        var y = Promoted.Floating(x);
        return y.Sign() * y.Abs().Power(y.Like(1.0 / 3));
    }

    public static OnnxValue Exp2(OnnxValue x)
    {
        var y = Promoted.Floating(x);
        return y.Like(2).Power(y);
    }

    public static OnnxValue Deg2rad(OnnxValue x) => Promoted.Floating(x) * (Math.PI / 180);

    public static OnnxValue Rad2deg(OnnxValue x) => Promoted.Floating(x) * (180 / Math.PI);

    public static OnnxValue Fabs(OnnxValue x) => Promoted.Floating(x).Abs();

    public static OnnxValue Sinc(OnnxValue x)
    {
        var y = Promoted.Floating(x);
        var zero = y.Same(0);
        var angle = y.Fill(zero, 1) * Math.PI;
        return zero.Where(y.Like(1), angle.Unary("Sin") / angle);
    }

    public static OnnxValue Hypot(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Floating(x1, x2);
        return (a.Square() + b.Square()).Sqrt();
    }

    public static OnnxValue Logaddexp2(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Floating(x1, x2);
        return a.Maximum(b) + ((a.Like(2).Power(-(a - b).Abs()) + 1).Log() * (1 / Math.Log(2)));
    }

    public static OnnxValue Heaviside(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Floating(x1, x2);
        return (a < 0).Where(a.Like(0), (a > 0).Where(a.Like(1), b));
    }

    public static OnnxValue Fmax(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return a.Type.IsFloating() ? a.IsNaN().Where(b, b.IsNaN().Where(a, a.Maximum(b))) : a.Maximum(b);
    }

    public static OnnxValue Fmin(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return a.Type.IsFloating() ? a.IsNaN().Where(b, b.IsNaN().Where(a, a.Minimum(b))) : a.Minimum(b);
    }

    public static OnnxValue Isneginf(OnnxValue x) => Promoted.Floating(x).Same(double.NegativeInfinity);

    public static OnnxValue Isposinf(OnnxValue x) => Promoted.Floating(x).Same(double.PositiveInfinity);

    public static OnnxValue Fliplr(OnnxValue x) => x.Flip(1);

    public static OnnxValue Flipud(OnnxValue x) => x.Flip(0);

    public static OnnxValue Vdot(OnnxValue x1, OnnxValue x2)
    {
        var (a, b) = Promoted.Pair(x1, x2);
        return (a.Reshape(a.Elements()) * b.Reshape(b.Elements())).Sum([0]);
    }

    public static OnnxValue Ptp(OnnxValue x, Axes? axis, bool keepdims) =>
        ReductionExporters.Amax(x, axis, keepdims) - ReductionExporters.Amin(x, axis, keepdims);
}
