namespace KerasSharp.Onnx;

/// <summary>Functions of one operand, value by value.</summary>
[ExportsOperations]
internal static class PointwiseExporters
{
    public static OnnxValue Negative(OnnxValue x) => -x;

    public static OnnxValue Absolute(OnnxValue x) => x.Type == ElementType.Bool ? x : x.Abs();

    public static OnnxValue Sign(OnnxValue x) => x.Type == ElementType.Bool ? x : x.Sign();

    public static OnnxValue Reciprocal(OnnxValue x) => Promoted.Floating(x).Reciprocal();

    public static OnnxValue Square(OnnxValue x) => Promoted.Counted(x).Square();

    public static OnnxValue Sqrt(OnnxValue x) => Promoted.Floating(x).Sqrt();

    public static OnnxValue Rsqrt(OnnxValue x) => Promoted.Floating(x).Rsqrt();

    public static OnnxValue Exp(OnnxValue x) => Promoted.Floating(x).Exp();

    public static OnnxValue Expm1(OnnxValue x)
    {
        // Near 0 the difference of two numbers near 1 loses what it is to give; sinh does not.
        var y = Promoted.Floating(x);
        var half = y * 0.5;
        return (y.Abs() < 0.5).Where(2.0 * half.Exp() * half.Unary("Sinh"), y.Exp() - 1);
    }

    public static OnnxValue Log(OnnxValue x) => Promoted.Floating(x).Log();

    public static OnnxValue Log1p(OnnxValue x)
    {
        var y = Promoted.Floating(x);
        // log(1 + y) = 2·atanh(y / (2 + y)), exact near 0.
        return (y.Abs() < 0.5).Where(2.0 * (y / (y + 2)).Unary("Atanh"), (y + 1).Log());
    }

    public static OnnxValue Log2(OnnxValue x) => Promoted.Floating(x).Log() * (1 / Math.Log(2));

    public static OnnxValue Log10(OnnxValue x) => Promoted.Floating(x).Log() * (1 / Math.Log(10));

    public static OnnxValue Ceil(OnnxValue x) => Promoted.Floating(x).Ceil();

    public static OnnxValue Floor(OnnxValue x) => Promoted.Floating(x).Floor();

    public static OnnxValue Round(OnnxValue x, int decimals)
    {
        var y = Promoted.Floating(x);
        var scale = Math.Pow(10, Math.Abs(decimals));
        return (decimals == 0 ? y.Round() : decimals > 0 ? (y * scale).Round() / scale : (y / scale).Round() * scale).Cast(x.Type);
    }

    public static OnnxValue Trunc(OnnxValue x) => x.Type.IsFloating() ? x.Sign() * x.Abs().Floor() : x;

    public static OnnxValue Clip(OnnxValue x, Number xMin, Number xMax)
    {
        var y = Promoted.Counted(x);
        var whole = xMin.Plain is long && xMax.Plain is long;
        return (whole ? y : Promoted.Floating(y)).Clip((double)xMin, (double)xMax);
    }

    public static OnnxValue NanToNum(OnnxValue x, double nan, double? posinf, double? neginf)
    {
        if (!x.Type.IsFloating())
            return x;
        var largest = SpecialFunctionExporters.Largest(x.Type);
        var y = x.Fill(x.IsNaN(), nan);
        y = y.Fill(x.Same(double.PositiveInfinity), posinf ?? largest);
        return y.Fill(x.Same(double.NegativeInfinity), neginf ?? -largest);
    }

    public static OnnxValue Copy(OnnxValue x) => x;

    public static OnnxValue ConvertToTensor(OnnxValue x, ScalarType? dtype) => dtype is { } type ? Cast(x, type) : x;

    public static OnnxValue StopGradient(OnnxValue variable) => variable;

    public static OnnxValue Cast(OnnxValue x, ScalarType dtype) => x.Cast(dtype.ToOnnx());

    public static OnnxValue SaturateCast(OnnxValue x, ScalarType dtype)
    {
        var type = dtype.ToOnnx();
        if (x.Type == type || x.Type == ElementType.Bool)
            return x.Cast(type);
        var (low, high) = NumberRanges.Of(type);
        if (!x.Type.IsFloating())
        {
            var wide = x.Cast(ElementType.Int64);
            return type.IsFloating() || type == ElementType.Int64
                ? wide.Cast(type) : wide.Maximum(wide.Like(low)).Minimum(wide.Like(high)).Cast(type);
        }

        var bound = NumberRanges.Below(high, x.Type, whole: !type.IsFloating());
        return x.Maximum(x.Like(low)).Minimum(x.Like(bound)).Cast(type);
    }

    public static OnnxValue ZerosLike(OnnxValue x, ScalarType? dtype) => x.Builder.Full(0, dtype?.ToOnnx() ?? x.Type, x.Dims());

    public static OnnxValue OnesLike(OnnxValue x, ScalarType? dtype) => x.Builder.Full(1, dtype?.ToOnnx() ?? x.Type, x.Dims());

    public static OnnxValue FullLike(OnnxValue x, OnnxValue fillValue, ScalarType? dtype) =>
        fillValue.Cast(dtype?.ToOnnx() ?? x.Type).Expand(x.Dims());

    public static OnnxValue Erf(OnnxValue x) => Promoted.Floating(x).Erf();

    public static OnnxValue Erfc(OnnxValue x) => 1.0 - Promoted.Floating(x).Erf();
}
