namespace KerasSharp.Operations;

/// <summary>Order along an axis.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Ordering
{
    /// <summary>Where the largest value is, in int32. Source: keras.ops.argmax.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis; null for the place in the flattened tensor.</param>
    /// <param name="keepdims">Whether the axis stays, with size 1.</param>
    public static Tensor Argmax(Tensor x, int? axis = null, bool keepdims = false) =>
        Place(x, axis, keepdims, (y, dim) => y.argmax(dim, keepdims));

    /// <summary>Where the smallest value is, in int32. Source: keras.ops.argmin.</summary>
    /// <inheritdoc cref="Argmax" path="/param"/>
    public static Tensor Argmin(Tensor x, int? axis = null, bool keepdims = false) =>
        Place(x, axis, keepdims, (y, dim) => y.argmin(dim, keepdims));

    /// <summary>The values in ascending order. Source: keras.ops.sort.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis; null for all values in one row.</param>
    public static Tensor Sort(Tensor x, int? axis = -1) => (axis is null ? x.reshape(-1) : x).sort(axis ?? 0).Values;

    /// <summary>The places of the values in ascending order, equal ones in theirs, in int32. Source: keras.ops.argsort.</summary>
    /// <inheritdoc cref="Sort" path="/param"/>
    public static Tensor Argsort(Tensor x, int? axis = -1) =>
        Promotion.Counted(axis is null ? x.reshape(-1) : x, ScalarType.Byte)
            .sort(axis ?? -1, stable: true).Indices.to_type(ScalarType.Int32);

    private static Tensor Place(Tensor x, int? axis, bool keepdims, Func<Tensor, long, Tensor> find)
    {
        var y = Promotion.Counted(x, ScalarType.Byte);
        var place = axis is { } dim ? find(y, dim) : find(y.reshape(-1), 0);
        if (axis is null && keepdims)
            place = place.reshape([.. Enumerable.Repeat(1L, (int)x.Dimensions)]);
        else if (axis is null)
            place = place.reshape([]);
        return place.to_type(ScalarType.Int32);
    }
}
