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

    /// <summary>The place of the largest value that is not NaN, −1 where all are. Source: keras.ops.nanargmax.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis; null for all values in one row.</param>
    /// <param name="keepdims">Whether the axis stays, with size 1.</param>
    public static Tensor Nanargmax(Tensor x, int? axis = null, bool keepdims = false) =>
        Place(x, Ordering.Argmax(Filled(x, double.NegativeInfinity), axis, keepdims), axis, keepdims);

    /// <summary>The place of the smallest value that is not NaN, −1 where all are. Source: keras.ops.nanargmin.</summary>
    /// <inheritdoc cref="Nanargmax"/>
    public static Tensor Nanargmin(Tensor x, int? axis = null, bool keepdims = false) =>
        Place(x, Ordering.Argmin(Filled(x, double.PositiveInfinity), axis, keepdims), axis, keepdims);

    /// <summary>The value in the middle without NaN; of nothing else NaN. Source: keras.ops.nanmedian.</summary>
    /// <inheritdoc cref="Nansum"/>
    public static Tensor Nanmedian(Tensor x, Axes? axis = null, bool keepdims = false) => Nanquantile(x, 0.5, axis, "linear", keepdims);

    /// <summary>The values below which a share of all lie that are not NaN. Source: keras.ops.nanquantile.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="q">The shares, 0 to 1; several come first in the result.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="method"><c>linear</c>, <c>lower</c>, <c>higher</c>, <c>midpoint</c> or <c>nearest</c>: what stands between two
    /// values.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <exception cref="ArgumentException">A share is out of range, or the method is unknown.</exception>
    public static Tensor Nanquantile(Tensor x, Operand q, Axes? axis = null, string method = "linear", bool keepdims = false) =>
        SortedShares.Of(Promotion.Floating(x), q, axis, method, keepdims, passOverNaN: true);

    /// <summary>As the quantile without NaN, in hundredths. Source: keras.ops.nanpercentile.</summary>
    /// <inheritdoc cref="Nanquantile"/>
    public static Tensor Nanpercentile(Tensor x, Operand q, Axes? axis = null, string method = "linear", bool keepdims = false) =>
        Nanquantile(x, q.TensorFor(null).to_type(ScalarType.Float64) / 100, axis, method, keepdims);

    /// <summary>Running sums; NaN counts as 0. Source: keras.ops.nancumsum.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis; null for all values in one row.</param>
    /// <param name="dtype">The element type of the result; null for the tensor's.</param>
    public static Tensor Nancumsum(Tensor x, int? axis = null, DType? dtype = null) => Cumulation.Cumsum(Filled(x, 0), axis, dtype);

    /// <summary>Running products; NaN counts as 1. Source: keras.ops.nancumprod.</summary>
    /// <inheritdoc cref="Nancumsum"/>
    public static Tensor Nancumprod(Tensor x, int? axis = null, DType? dtype = null) => Cumulation.Cumprod(Filled(x, 1), axis, dtype);

    private static Tensor Filled(Tensor x, double value) => DTypes.IsFloating(x.dtype) ? x.masked_fill(x.isnan(), value) : x;

    private static Tensor Place(Tensor x, Tensor place, int? axis, bool keepdims) => DTypes.IsFloating(x.dtype)
        ? place.masked_fill(Reductions.All(x.isnan(), axis is { } one ? (Axes)one : null, keepdims), -1) : place;

    private static Tensor Extreme(Tensor x, Tensor found, Axes? axis, bool keepdims) =>
        found.masked_fill(Reductions.All(x.isnan(), axis, keepdims), double.NaN);
}
