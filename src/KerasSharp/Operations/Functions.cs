namespace KerasSharp.Operations;

/// <summary>Further functions of each value by itself, or of pairs of values.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Functions
{
    /// <summary>The cube root. Source: keras.ops.cbrt.</summary>
    public static Tensor Cbrt(Tensor x)
    {
        var y = Promotion.Floating(x);
        return y.sign() * y.abs().pow(1.0 / 3);
    }

    /// <summary>2 to the power of each value. Source: keras.ops.exp2.</summary>
    [KerasName("Exp2")]
    public static Tensor Exp2(Tensor x) => Promotion.Floating(x).exp2();

    /// <summary>Degrees in radians. Source: keras.ops.deg2rad.</summary>
    [KerasName("Deg2rad")]
    public static Tensor Deg2rad(Tensor x) => Promotion.Floating(x).deg2rad();

    /// <summary>Radians in degrees. Source: keras.ops.rad2deg.</summary>
    [KerasName("Rad2deg")]
    public static Tensor Rad2deg(Tensor x) => Promotion.Floating(x).rad2deg();

    /// <summary>The absolute value, of integers in a floating type. Source: keras.ops.fabs.</summary>
    public static Tensor Fabs(Tensor x) => Promotion.Floating(x).abs();

    /// <summary>The larger value; NaN only where both are. Source: keras.ops.fmax.</summary>
    public static Tensor Fmax(Operand x1, Operand x2) => Pair(x1, x2, (a, b) => a.fmax(b));

    /// <summary>The smaller value; NaN only where both are. Source: keras.ops.fmin.</summary>
    public static Tensor Fmin(Operand x1, Operand x2) => Pair(x1, x2, (a, b) => a.fmin(b));

    /// <summary>The remainder with the dividend's sign. Source: keras.ops.fmod.</summary>
    public static Tensor Fmod(Operand x1, Operand x2) => Pair(x1, x2, (a, b) => a.fmod(b));

    /// <summary>0 below 0, 1 above, the second value at 0. Source: keras.ops.heaviside.</summary>
    public static Tensor Heaviside(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Floating(x1, x2);
        return a.heaviside(b);
    }

    /// <summary>The length of the hypotenuse. Source: keras.ops.hypot.</summary>
    public static Tensor Hypot(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Floating(x1, x2);
        return a.hypot(b);
    }

    /// <summary>The modified Bessel function of the first kind, order 0. Source: keras.ops.i0.</summary>
    public static Tensor I0(Tensor x) => Promotion.Floating(x).i0();

    /// <summary><c>x1 · 2^x2</c>. Source: keras.ops.ldexp.</summary>
    public static Tensor Ldexp(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Pair(x1, x2);
        return Promotion.Floating(a).ldexp(b);
    }

    /// <summary><c>log2(2^x1 + 2^x2)</c>. Source: keras.ops.logaddexp2.</summary>
    [KerasName("Logaddexp2")]
    public static Tensor Logaddexp2(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Floating(x1, x2);
        return a.logaddexp2(b);
    }

    /// <summary>The next number that the type can hold, in the direction of another. Source: keras.ops.nextafter.</summary>
    public static Tensor Nextafter(Operand x1, Operand x2)
    {
        var (a, b) = Operand.Floating(x1, x2);
        return a.nextafter(b);
    }

    /// <summary>Whether the sign is negative, that of −0 too. Source: keras.ops.signbit.</summary>
    public static Tensor Signbit(Tensor x) => x.signbit();

    /// <summary><c>sin(πx) / (πx)</c>. Source: keras.ops.sinc.</summary>
    public static Tensor Sinc(Tensor x) => Promotion.Floating(x).sinc();

    /// <summary>Whether it is −∞. Source: keras.ops.isneginf.</summary>
    public static Tensor Isneginf(Tensor x) => x.isneginf();

    /// <summary>Whether it is ∞. Source: keras.ops.isposinf.</summary>
    public static Tensor Isposinf(Tensor x) => x.isposinf();

    private static Tensor Pair(Operand x1, Operand x2, Func<Tensor, Tensor, Tensor> compute)
    {
        var (a, b) = Operand.SameType(x1, x2);
        return compute(a, b);
    }
}
