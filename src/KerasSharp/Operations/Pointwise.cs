namespace KerasSharp.Operations;

/// <summary>Functions of each value. Of integers they are computed in <see cref="KerasConfig.FloatX"/> where the result is no
/// integer.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Pointwise
{
    /// <summary>The negative. Source: keras.ops.negative.</summary>
    public static Tensor Negative(Tensor x) => x.neg();

    /// <summary>The absolute value. Source: keras.ops.absolute.</summary>
    public static Tensor Absolute(Tensor x) => x.dtype == ScalarType.Bool ? x : x.abs();

    /// <summary>−1, 0 or 1. Source: keras.ops.sign.</summary>
    public static Tensor Sign(Tensor x) => x.sign();

    /// <summary>1 / x. Source: keras.ops.reciprocal.</summary>
    public static Tensor Reciprocal(Tensor x) => x.reciprocal();

    /// <summary>The square. Source: keras.ops.square.</summary>
    public static Tensor Square(Tensor x) => Promotion.Counted(x).square();

    /// <summary>The square root. Source: keras.ops.sqrt.</summary>
    public static Tensor Sqrt(Tensor x) => Promotion.Floating(x).sqrt();

    /// <summary>The exponential. Source: keras.ops.exp.</summary>
    public static Tensor Exp(Tensor x) => Promotion.Floating(x).exp();

    /// <summary><c>exp(x) − 1</c>, exact for small values. Source: keras.ops.expm1.</summary>
    public static Tensor Expm1(Tensor x) => Promotion.Floating(x).expm1();

    /// <summary>The natural logarithm. Source: keras.ops.log.</summary>
    public static Tensor Log(Tensor x) => x.log();

    /// <summary><c>log(1 + x)</c>, exact for small values. Source: keras.ops.log1p.</summary>
    public static Tensor Log1p(Tensor x) => x.log1p();

    /// <summary>The logarithm to base 2. Source: keras.ops.log2.</summary>
    public static Tensor Log2(Tensor x) => x.log2();

    /// <summary>The logarithm to base 10. Source: keras.ops.log10.</summary>
    public static Tensor Log10(Tensor x) => x.log10();

    /// <summary>The smallest whole number that is not below; always floating. Source: keras.ops.ceil.</summary>
    public static Tensor Ceil(Tensor x) => Promotion.Floating(x).ceil();

    /// <summary>The largest whole number that is not above; always floating. Source: keras.ops.floor.</summary>
    public static Tensor Floor(Tensor x) => Promotion.Floating(x).floor();

    /// <summary>Rounds, halves to even. Source: keras.ops.round.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="decimals">The number of decimal places; negative ones round to tens, hundreds, …</param>
    public static Tensor Round(Tensor x, int decimals = 0) =>
        DTypes.IsFloating(x.dtype) ? x.round(decimals) : Promotion.Floating(x).round(decimals).to_type(x.dtype);

    /// <summary>The whole part. Source: keras.ops.trunc.</summary>
    public static Tensor Trunc(Tensor x) => x.dtype == ScalarType.Bool ? x : x.trunc();

    /// <summary>The values, cut to a range. Source: keras.ops.clip.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="xMin">The smallest value; of integers whole limits leave integers.</param>
    /// <param name="xMax">The largest value.</param>
    public static Tensor Clip(Tensor x, Number xMin, Number xMax)
    {
        x = Promotion.Counted(x);
        return xMin.Plain is long low && xMax.Plain is long high ? x.clamp(low, high) : Promotion.Floating(x).clamp(
            (double)xMin, (double)xMax);
    }

    /// <summary>The values, with NaN and infinite ones replaced. Source: keras.ops.nan_to_num.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="nan">What stands for NaN.</param>
    /// <param name="posinf">What stands for infinity; null for the largest number of the type.</param>
    /// <param name="neginf">What stands for negative infinity; null for the smallest number of the type.</param>
    public static Tensor NanToNum(Tensor x, double nan = 0, double? posinf = null, double? neginf = null) =>
        x.nan_to_num(nan, posinf, neginf);

    /// <summary>A copy. Source: keras.ops.copy.</summary>
    public static Tensor Copy(Tensor x) => x.clone();

    /// <summary>Zeros in the tensor's shape. Source: keras.ops.zeros_like.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dtype">The element type; null for the tensor's.</param>
    public static Tensor ZerosLike(Tensor x, DType? dtype = null) => zeros_like(x, dtype);

    /// <summary>Ones in the tensor's shape. Source: keras.ops.ones_like.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="dtype">The element type; null for the tensor's.</param>
    public static Tensor OnesLike(Tensor x, DType? dtype = null) => ones_like(x, dtype);

    /// <summary>One value in the tensor's shape. Source: keras.ops.full_like.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="fillValue">The value.</param>
    /// <param name="dtype">The element type; null for the tensor's.</param>
    public static Tensor FullLike(Tensor x, Operand fillValue, DType? dtype = null) =>
        fillValue.TensorFor(x).to(x.device).As(dtype ?? x.dtype).expand(x.shape).clone();
}
