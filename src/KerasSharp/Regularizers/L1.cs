namespace KerasSharp.Regularizers;

/// <summary>Penalty on the absolute values: <c>l1 · Σ|x|</c>.</summary>
/// <remarks>Source: keras.regularizers.L1.</remarks>
/// <param name="l1">The factor; not negative.</param>
/// <exception cref="ArgumentOutOfRangeException">l1 is negative or not finite.</exception>
public sealed partial class L1(double l1 = 0.01) : Regularizer
{
    // Keras keeps this factor, unlike that of L2, as a float32 tensor, and writes it so.
    private readonly double _factor = (float)Penalty.Check(l1);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x) => x.Wide().abs().sum() * _factor;

    /// <inheritdoc/>
    public override Config GetConfig() => new() { { "l1", _factor } };
}
