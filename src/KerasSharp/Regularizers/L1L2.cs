namespace KerasSharp.Regularizers;

/// <summary>Penalty on absolute values and squares: <c>l1 · Σ|x| + l2 · Σx²</c>.</summary>
/// <remarks>Source: keras.regularizers.L1L2.</remarks>
/// <param name="l1">The factor of the absolute values; not negative.</param>
/// <param name="l2">The factor of the squares; not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">A factor is negative or not finite.</exception>
[KerasName("L1L2", "l1_l2")]
public sealed partial class L1L2(double l1 = 0, double l2 = 0) : Regularizer
{
    /// <summary>The factor of the absolute values.</summary>
    public double L1 { get; } = Penalty.Check(l1);

    /// <summary>The factor of the squares.</summary>
    public double L2 { get; } = Penalty.Check(l2);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => (L1, L2) switch
    {
        (0, 0) => zeros([], dtype: x.dtype, device: x.device),
        (_, 0) => x.Wide().abs().sum() * L1,
        (0, _) => x.Wide().square().sum() * L2,
        _ => (x.Wide().abs().sum() * L1) + (x.Wide().square().sum() * L2),
    };
}
