namespace KerasSharp.Operations;

/// <summary>Reductions that pass over NaN.</summary>
[Operations("keras.src.ops.numpy")]
internal static class NanReductions
{
    /// <summary>The sum without NaN. Source: keras.ops.nansum.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    public static Tensor Nansum(Tensor x, Axes? axis = null, bool keepdims = false) => Reductions.Sum(Filled(x, 0), axis, keepdims);

    /// <summary>The product without NaN. Source: keras.ops.nanprod.</summary>
    /// <inheritdoc cref="Nansum"/>
    public static Tensor Nanprod(Tensor x, Axes? axis = null, bool keepdims = false) => Reductions.Prod(Filled(x, 1), axis, keepdims);

    /// <summary>The mean without NaN; of nothing else NaN. Source: keras.ops.nanmean.</summary>
    /// <inheritdoc cref="Nansum"/>
    public static Tensor Nanmean(Tensor x, Axes? axis = null, bool keepdims = false)
    {
        var y = Promotion.Floating(x);
        return Nansum(y, axis, keepdims) / Reductions.Sum(y.isnan().logical_not().to_type(y.dtype), axis, keepdims);
    }

    /// <summary>The variance without NaN. Source: keras.ops.nanvar.</summary>
    /// <inheritdoc cref="Nansum"/>
    public static Tensor Nanvar(Tensor x, Axes? axis = null, bool keepdims = false)
    {
        var y = Promotion.Floating(x);
        return Nanmean((y - Nanmean(y, axis, keepdims: true)).square(), axis, keepdims);
    }

    /// <summary>The standard deviation without NaN. Source: keras.ops.nanstd.</summary>
    /// <inheritdoc cref="Nansum"/>
    public static Tensor Nanstd(Tensor x, Axes? axis = null, bool keepdims = false) => Nanvar(x, axis, keepdims).sqrt();

    /// <summary>The largest value without NaN; of nothing else NaN. Source: keras.ops.nanmax.</summary>
    /// <inheritdoc cref="Nansum"/>
    public static Tensor Nanmax(Tensor x, Axes? axis = null, bool keepdims = false) =>
        DTypes.IsFloating(x.dtype)
            ? Extreme(x, Reductions.Amax(Filled(x, double.NegativeInfinity), axis, keepdims), axis, keepdims)
            : Reductions.Amax(x, axis, keepdims);

    /// <summary>The smallest value without NaN; of nothing else NaN. Source: keras.ops.nanmin.</summary>
    /// <inheritdoc cref="Nansum"/>
    public static Tensor Nanmin(Tensor x, Axes? axis = null, bool keepdims = false) =>
        DTypes.IsFloating(x.dtype)
            ? Extreme(x, Reductions.Amin(Filled(x, double.PositiveInfinity), axis, keepdims), axis, keepdims)
            : Reductions.Amin(x, axis, keepdims);

    /// <summary>Running sums; NaN counts as 0. Source: keras.ops.nancumsum.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis; null for all values in one row.</param>
    /// <param name="dtype">The element type of the result; null for the tensor's.</param>
    public static Tensor Nancumsum(Tensor x, int? axis = null, DType? dtype = null) => Cumulation.Cumsum(Filled(x, 0), axis, dtype);

    /// <summary>Running products; NaN counts as 1. Source: keras.ops.nancumprod.</summary>
    /// <inheritdoc cref="Nancumsum"/>
    public static Tensor Nancumprod(Tensor x, int? axis = null, DType? dtype = null) => Cumulation.Cumprod(Filled(x, 1), axis, dtype);

    private static Tensor Filled(Tensor x, double value) => DTypes.IsFloating(x.dtype) ? x.masked_fill(x.isnan(), value) : x;

    private static Tensor Extreme(Tensor x, Tensor found, Axes? axis, bool keepdims) =>
        found.masked_fill(Reductions.All(x.isnan(), axis, keepdims), double.NaN);
}
