namespace KerasSharp.Regularizers;

/// <summary>Penalty on the squares: <c>l2 · Σx²</c>.</summary>
/// <remarks>Source: keras.regularizers.L2.</remarks>
/// <param name="l2">The factor; not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">l2 is negative or not finite.</exception>
public sealed partial class L2(double l2 = 0.01) : Regularizer
{
    private readonly double _factor = Penalty.Check(l2);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => x.Wide().square().sum() * _factor;

    /// <inheritdoc/>
    public override Config GetConfig() => new() { { "l2", _factor } };
}
