namespace KerasSharp.Operations;

/// <summary>Determinants of large matrices, as logarithms.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Determinants
{
    /// <summary>The sign of the determinant and the logarithm of its absolute value. Source: keras.ops.slogdet.</summary>
    /// <exception cref="ArgumentException">The matrices are not square.</exception>
    public static (Tensor Sign, Tensor Logarithm) Slogdet(Tensor x) => linalg.slogdet(SquareMatrix.Check(x));
}
