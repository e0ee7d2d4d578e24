namespace KerasSharp.Operations;

/// <summary>Quantiles: what stands at a share of the way through sorted values.</summary>
internal static class SortedShares
{
    private static readonly string[] Methods = ["linear", "lower", "higher", "midpoint", "nearest"];

    /// <summary>The values at shares of the way; several shares come first in the result.</summary>
    /// <param name="x">The tensor, of a floating type.</param>
    /// <param name="q">The shares, 0 to 1.</param>
    /// <param name="axis">The axes; null for all.</param>
    /// <param name="method">What stands between two values.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    /// <param name="passOverNaN">Whether NaN is no value; else it makes the result NaN.</param>
    public static Tensor Of(Tensor x, Operand q, Axes? axis, string method, bool keepdims, bool passOverNaN)
    {
        if (!Methods.Contains(method))
            throw new ArgumentException($"`method` must be one of {string.Join(", ", Methods)}. Received: method={method}", nameof(method));
        var shares = q.TensorFor(null).to_type(ScalarType.Float64).cpu();
        if (shares.lt(0).logical_or(shares.gt(1)).logical_or(shares.isnan()).any().item<bool>())
            throw new ArgumentException("`q` must lie between 0 and 1.", nameof(q));
        var (values, kept) = Last(x, axis, keepdims);
        var size = values.shape[^1];
        if (size == 0)
            throw new ArgumentException($"There is no quantile of no values. Received: x of shape {Shape.Of(x.shape)}", nameof(x));
        // A NaN is last when sorted.
        var sorted = values.sort(-1).Values;
        var last = passOverNaN
            ? values.isnan().logical_not().sum(-1, keepdim: true) - 1
            : full([.. values.shape[..^1], 1], size - 1, ScalarType.Int64, x.device);
        var none = passOverNaN ? last.lt(0) : sorted.narrow(-1, size - 1, 1).isnan();
        var each = shares.reshape(-1).data<double>().ToArray()
            .Select(share => At(sorted, last.clamp_min(0).to_type(ScalarType.Float64) * share, method).masked_fill(none, double.NaN)
                .reshape(kept)).ToArray();
        return shares.Dimensions == 0 ? each[0] : stack(each, 0);
    }

    private static Tensor At(Tensor sorted, Tensor place, string method)
    {
        var (low, high) = (place.floor(), place.ceil());
        return method switch
        {
            "lower" => Value(low),
            "higher" => Value(high),
            "nearest" => Value(place.round()),
            "midpoint" => (Value(low) + Value(high)) / 2,
            _ => Value(low) + ((Value(high) - Value(low)) * (place - low).to_type(sorted.dtype)),
        };

        Tensor Value(Tensor index) => sorted.gather(-1, index.to_type(ScalarType.Int64));
    }

    /// <summary>The tensor with the axes put together at its end, and the shape of a reduction over them.</summary>
    private static (Tensor, long[]) Last(Tensor x, Axes? axis, bool keepdims)
    {
        var dims = Reductions.Dims(x, axis);
        long[] others = [.. Enumerable.Range(0, (int)x.Dimensions).Select(i => (long)i).Except(dims)];
        var moved = x.permute([.. others, .. dims]).reshape([.. others.Select(dim => x.shape[dim]), -1]);
        long[] shape = keepdims
            ? [.. x.shape.Select((size, dim) => dims.Contains(dim) ? 1 : size)] : [.. others.Select(dim => x.shape[dim])];
        return (moved, shape);
    }
}
