namespace KerasSharp.Operations;

/// <summary>Order statistics, counts and bins.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Statistics
{
    /// <summary>The value in the middle; between the two middle ones their mean. Source: keras.ops.median.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    public static Tensor Median(Tensor x, Axes? axis = null, bool keepdims = false) => Quantile(x, 0.5, axis, "linear", keepdims);

    /// <summary>The values below which a share of all lie. Source: keras.ops.quantile.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="q">The shares, 0 to 1; several come first in the result.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="method"><c>linear</c>, <c>lower</c>, <c>higher</c>, <c>midpoint</c> or <c>nearest</c>: what stands between two
    /// values.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <exception cref="ArgumentException">A share is out of range, or the method is unknown.</exception>
    public static Tensor Quantile(Tensor x, Operand q, Axes? axis = null, string method = "linear", bool keepdims = false) =>
        SortedShares.Of(Promotion.Floating(x), q, axis, method, keepdims, passOverNaN: false);

    /// <summary>As the quantile, in hundredths. Source: keras.ops.percentile.</summary>
    /// <inheritdoc cref="Quantile"/>
    public static Tensor Percentile(Tensor x, Operand q, Axes? axis = null, string method = "linear", bool keepdims = false) =>
        Quantile(x, q.TensorFor(null).to_type(ScalarType.Float64) / 100, axis, method, keepdims);

    /// <summary>The largest value less the smallest. Source: keras.ops.ptp.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    public static Tensor Ptp(Tensor x, Axes? axis = null, bool keepdims = false) =>
        Reductions.Amax(x, axis, keepdims) - Reductions.Amin(x, axis, keepdims);

    /// <summary>The places at which values would be put into a sorted row. Source: keras.ops.searchsorted.</summary>
    /// <param name="sortedSequence">The row, upward.</param>
    /// <param name="values">The values.</param>
    /// <param name="side"><c>left</c> before equal ones, <c>right</c> after.</param>
    [KerasName("SearchSorted")]
    public static Tensor Searchsorted(Tensor sortedSequence, Tensor values, string side = "left")
    {
        if (side is not ("left" or "right") || sortedSequence.Dimensions != 1)
            throw new ArgumentException(
                $"`sortedSequence` must have one axis, `side` be \"left\" or \"right\". Received: {Shape.Of(sortedSequence.shape)}, "
                + $"side={side}", nameof(side));
        var type = promote_types(sortedSequence.dtype, values.dtype);
        return searchsorted(sortedSequence.As(type).contiguous(), values.As(type).contiguous(), out_int32: true, right: side == "right");
    }

    /// <summary>Whether two tensors are the same but for small differences, a truth value. Source: keras.ops.allclose.</summary>
    /// <param name="x1">The one.</param>
    /// <param name="x2">The other.</param>
    /// <param name="rtol">The difference allowed, relative to the second.</param>
    /// <param name="atol">The difference allowed in any case.</param>
    /// <param name="equalNan">Whether NaN is the same as NaN.</param>
    [KerasName("AllClose")]
    public static Tensor Allclose(Operand x1, Operand x2, double rtol = 1e-5, double atol = 1e-8, bool equalNan = false)
    {
        var (a, b) = Operand.SameType(x1, x2);
        return a.isclose(b, rtol, atol, equalNan).all();
    }

    /// <summary>The area under values by trapezoids. Source: keras.ops.trapezoid.</summary>
    /// <param name="y">The values.</param>
    /// <param name="x">Where they stand; null for equal distances.</param>
    /// <param name="dx">The distance.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor Trapezoid(Tensor y, ArrayLike? x = null, double dx = 1, int axis = -1)
    {
        var values = Promotion.Floating(y);
        var size = values.shape[((Axes)axis).Resolve(values.Dimensions, nameof(axis), nameof(Trapezoid))[0]];
        if (size < 2)
            return values.narrow(axis, 0, 0).sum(axis);
        var mean = (values.narrow(axis, 1, size - 1) + values.narrow(axis, 0, size - 1)) / 2;
        if (x is null)
            return (mean * dx).sum(axis);
        var places = Promotion.Floating(x.ToTensor().to(y.device));
        if (places.Dimensions == 1 && values.Dimensions > 1)
        {
            var dims = Enumerable.Repeat(1L, (int)values.Dimensions).ToArray();
            dims[axis < 0 ? axis + (int)values.Dimensions : axis] = size;
            places = places.reshape(dims);
        }

        return (mean * (places.narrow(axis, 1, size - 1) - places.narrow(axis, 0, size - 1))).sum(axis);
    }

    /// <summary>The correlations of rows. Source: keras.ops.corrcoef.</summary>
    public static Tensor Corrcoef(Tensor x) => Promotion.Floating(x).corrcoef();
}
