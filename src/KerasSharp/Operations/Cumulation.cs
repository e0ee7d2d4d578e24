namespace KerasSharp.Operations;

/// <summary>Running sums, products and differences along an axis.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Cumulation
{
    /// <summary>The sums so far. Source: keras.ops.cumsum.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis; null for all values in one row.</param>
    /// <param name="dtype">The element type of the result; null for the tensor's, int32 for truth values.</param>
    public static Tensor Cumsum(Tensor x, int? axis = null, DType? dtype = null) => Row(x, axis).cumsum(axis ?? 0, Type(x, dtype));

    /// <summary>The products so far. Source: keras.ops.cumprod.</summary>
    /// <inheritdoc cref="Cumsum" path="/param"/>
    public static Tensor Cumprod(Tensor x, int? axis = null, DType? dtype = null) => Row(x, axis).cumprod(axis ?? 0, Type(x, dtype));

    /// <summary>The differences of neighbours. Source: keras.ops.diff.</summary>
    /// <param name="a">The tensor.</param>
    /// <param name="n">How often; 0 or more.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor Diff(Tensor a, int n = 1, int axis = -1) => Differences.Take(a, n, axis);

    private static Tensor Row(Tensor x, int? axis) => axis is null ? x.reshape(-1) : x;

    private static ScalarType Type(Tensor x, DType? dtype) =>
        (dtype ?? x.dtype) is var type && type == ScalarType.Bool ? ScalarType.Int32 : type;
}
