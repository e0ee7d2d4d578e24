namespace KerasSharp.Torch;

/// <summary>The square root, rounded to the nearest value.</summary>
/// <remarks>libtorch 2.10: the vectorised square root of float32 is one unit in the last place off for about a fifth of all values on some
/// processors (seen: AMD EPYC with AVX-512), where IEEE 754, and libtorch before, round to the nearest. It matters only where the result
/// cancels out against a number of its size. No longer needed when sqrt(10001) is 100.005.</remarks>
internal static class RoundedSqrt
{
    /// <summary>√x; float32 goes through float64.</summary>
    public static Tensor SqrtToNearest(this Tensor x) =>
        x.dtype == ScalarType.Float32 ? x.to_type(ScalarType.Float64).sqrt().to_type(ScalarType.Float32) : x.sqrt();
}
