namespace KerasSharp.Operations;

/// <summary>How like two signals are.</summary>
[Operations("keras.src.ops.nn")]
internal static class Similarities
{
    /// <summary>The peak signal-to-noise ratio, in decibels. Source: keras.ops.psnr.</summary>
    /// <param name="x1">The one signal.</param>
    /// <param name="x2">The other.</param>
    /// <param name="maxVal">The largest value there may be.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    [KerasName("PSNR")]
    public static Tensor Psnr(Tensor x1, Tensor x2, double maxVal)
    {
        if (!TensorMath.SameShape(x1, x2))
            throw new ArgumentException(
                $"`x1` and `x2` must have one shape. Received: {Shape.Of(x1.shape)} and {Shape.Of(x2.shape)}", nameof(x1));
        var (a, b) = Operand.Floating(x1, x2);
        return (20 * Math.Log10(maxVal)) - (10 * (a - b).square().mean().log10());
    }
}
