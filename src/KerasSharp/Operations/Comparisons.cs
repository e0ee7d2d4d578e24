namespace KerasSharp.Operations;

/// <summary>Comparisons and logic: truth values, over shapes that broadcast.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Comparisons
{
    /// <summary>Where the first is greater. Source: keras.ops.greater.</summary>
    public static Tensor Greater(Operand x1, Operand x2) => Compare(x1, x2, (a, b) => a.gt(b));

    /// <summary>Where the first is greater or equal. Source: keras.ops.greater_equal.</summary>
    public static Tensor GreaterEqual(Operand x1, Operand x2) => Compare(x1, x2, (a, b) => a.ge(b));

    /// <summary>Where the first is less. Source: keras.ops.less.</summary>
    public static Tensor Less(Operand x1, Operand x2) => Compare(x1, x2, (a, b) => a.lt(b));

    /// <summary>Where the first is less or equal. Source: keras.ops.less_equal.</summary>
    public static Tensor LessEqual(Operand x1, Operand x2) => Compare(x1, x2, (a, b) => a.le(b));

    /// <summary>Where both are equal. Source: keras.ops.equal.</summary>
    public static Tensor Equal(Operand x1, Operand x2) => Compare(x1, x2, (a, b) => a.eq(b));

    /// <summary>Where they differ. Source: keras.ops.not_equal.</summary>
    public static Tensor NotEqual(Operand x1, Operand x2) => Compare(x1, x2, (a, b) => a.ne(b));

    /// <summary>Where both are true. Source: keras.ops.logical_and.</summary>
    public static Tensor LogicalAnd(Operand x1, Operand x2) =>
        Compare(x1, x2, (a, b) => Promotion.Truth(a).logical_and(Promotion.Truth(b)));

    /// <summary>Where either is true. Source: keras.ops.logical_or.</summary>
    public static Tensor LogicalOr(Operand x1, Operand x2) => Compare(x1, x2, (a, b) => Promotion.Truth(a).logical_or(Promotion.Truth(b)));

    /// <summary>Where one alone is true. Source: keras.ops.logical_xor.</summary>
    public static Tensor LogicalXor(Operand x1, Operand x2) =>
        Compare(x1, x2, (a, b) => Promotion.Truth(a).logical_xor(Promotion.Truth(b)));

    /// <summary>Where it is false. Source: keras.ops.logical_not.</summary>
    public static Tensor LogicalNot(Tensor x) => Promotion.Truth(x).logical_not();

    /// <summary>Where both are equal but for a small difference: |x1 − x2| ≤ atol + rtol · |x2|. Source: keras.ops.isclose.</summary>
    /// <param name="x1">The one.</param>
    /// <param name="x2">The other.</param>
    /// <param name="rtol">The difference allowed, as a part of x2.</param>
    /// <param name="atol">The difference allowed in any case.</param>
    /// <param name="equalNan">Whether a NaN equals a NaN.</param>
    public static Tensor Isclose(
        Operand x1, Operand x2, [CallArgument] double rtol = 1e-5, [CallArgument] double atol = 1e-8, bool equalNan = false)
    {
        var (a, b) = Operand.SameType(x1, x2);
        return a.isclose(b, rtol, atol, equalNan);
    }

    /// <summary>Which values of the first are among those of the second. Source: keras.ops.isin.</summary>
    /// <param name="x1">The values.</param>
    /// <param name="x2">Those that are looked for.</param>
    /// <param name="assumeUnique">Whether no value is twice in either, which is faster.</param>
    /// <param name="invert">Whether to tell those that are not among them.</param>
    [KerasName("IsIn")]
    public static Tensor Isin(Operand x1, Operand x2, bool assumeUnique = false, bool invert = false)
    {
        var (a, b) = Operand.SameType(x1, x2);
        return isin(Promotion.Counted(a), Promotion.Counted(b), assumeUnique, invert);
    }

    /// <summary>Where the value is not a number. Source: keras.ops.isnan.</summary>
    public static Tensor Isnan(Tensor x) => x.isnan();

    /// <summary>Where the value is infinite. Source: keras.ops.isinf.</summary>
    public static Tensor Isinf(Tensor x) => x.isinf();

    /// <summary>Where the value is a finite number. Source: keras.ops.isfinite.</summary>
    public static Tensor Isfinite(Tensor x) => x.isfinite();

    private static Tensor Compare(Operand x1, Operand x2, Func<Tensor, Tensor, Tensor> function)
    {
        var (a, b) = Operand.Pair(x1, x2);
        return function(a, b);
    }
}
