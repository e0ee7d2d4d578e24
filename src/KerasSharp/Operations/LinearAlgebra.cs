namespace KerasSharp.Operations;

/// <summary>Norms and matrices.</summary>
[Operations("keras.src.ops.linalg")]
internal static class LinearAlgebra
{
    /// <summary>The length of vectors or the norm of matrices. Source: keras.ops.norm.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="ord">The norm, a number; null for Euclid's or Frobenius's.</param>
    /// <param name="axis">The axis of the vectors, or the two of the matrices; null for all values as one vector, or with a norm for the
    /// tensor as one of these.</param>
    /// <param name="keepdims">Whether the axes stay, with size 1.</param>
    public static Tensor Norm(Tensor x, double? ord = null, Axes? axis = null, bool keepdims = false)
    {
        var y = Promotion.Floating(x);
        var dims = Reductions.Dims(x, axis);
        if (ord is null || dims.Length == 1)
            return linalg.vector_norm(y, ord ?? 2, dims, keepdims);
        if (dims.Length != 2)
            throw new ArgumentException(
                $"A norm with `ord` is along one or two axes. Received: ord={ord}, axis={axis?.ToString() ?? "null"}, x of shape "
                + $"{Shape.Of(x.shape)}", nameof(axis));
        return linalg.matrix_norm(y, ord.Value, dims, keepdims);
    }

    /// <summary>The determinants of matrices. Source: keras.ops.det.</summary>
    public static Tensor Det(Tensor x) => x.det();
}
