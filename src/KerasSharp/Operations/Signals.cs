namespace KerasSharp.Operations;

/// <summary>Comparisons of rows, and orders of values.</summary>
[Operations("keras.src.ops.numpy")]
internal static class Signals
{
    private static readonly string[] Modes = ["valid", "same", "full"];

    /// <summary>The products of a row and another one, shifted along it. Source: keras.ops.correlate.</summary>
    /// <param name="x1">The one row.</param>
    /// <param name="x2">The other.</param>
    /// <param name="mode"><c>valid</c>, where both overlap wholly, <c>same</c>, as many as the first has, or <c>full</c>.</param>
    /// <exception cref="ArgumentException">A tensor is no row, or the mode is unknown.</exception>
    public static Tensor Correlate(Operand x1, Operand x2, string mode = "valid")
    {
        if (!Modes.Contains(mode))
            throw new ArgumentException($"`mode` must be one of {string.Join(", ", Modes)}. Received: mode={mode}", nameof(mode));
        var (a, b) = Operand.SameType(x1, x2);
        if (a.Dimensions != 1 || b.Dimensions != 1 || a.numel() == 0 || b.numel() == 0)
            throw new ArgumentException(
                $"`x1` and `x2` must be rows. Received: {Shape.Of(a.shape)} and {Shape.Of(b.shape)}", nameof(x1));
        var type = a.dtype == ScalarType.Int64 ? ScalarType.Float64 : DTypes.IsFloating(a.dtype) ? a.dtype : ScalarType.Float32;
        var (size, other) = (a.shape[0], b.shape[0]);
        // Rows of windows: for a few values as quick as a convolution, and exact in float64.
        var padded = nn.functional.pad(a.As(type), [other - 1, other - 1]);
        var all = padded.unfold(0, other, 1).MatMul(b.As(type));
        var length = mode switch { "full" => size + other - 1, "same" => size, _ => Math.Max(size, other) - Math.Min(size, other) + 1 };
        return all.narrow(0, (all.shape[0] - length) / 2, length);
    }

    /// <summary>
    /// The places of values in an order in which the one at a place is where sorting would put it. Source: keras.ops.argpartition.
    /// </summary>
    /// <param name="x">The tensor.</param>
    /// <param name="kth">The place.</param>
    /// <param name="axis">The axis; null for all values in one row.</param>
    /// <exception cref="ArgumentException">The axis has no such place.</exception>
    public static Tensor Argpartition(Tensor x, int kth, int? axis = -1)
    {
        var y = axis is null ? x.reshape(-1) : x;
        var dim = ((Axes)(axis ?? 0)).Resolve(y.Dimensions, nameof(axis), nameof(Argpartition))[0];
        if (kth < -y.shape[dim] || kth >= y.shape[dim])
            throw new ArgumentOutOfRangeException(nameof(kth), $"`kth` must be a place of an axis of {y.shape[dim]}. Received: kth={kth}");
        return y.sort(dim, stable: true).Indices.to_type(ScalarType.Int32);
    }
}
