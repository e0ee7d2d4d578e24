namespace KerasSharp.Losses;

/// <summary>Dice loss: <c>1 − 2 · sum(yTrue · yPred) / (sum(yTrue) + sum(yPred) + ε)</c>, for masks of images.</summary>
/// <remarks>Truth and predictions of the same shape; a scalar, or with <c>axis</c> the values of the other axes. ε is
/// <see cref="KerasConfig.Epsilon"/>. Source: keras.losses.Dice.</remarks>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="axis">The axes that are summed over; null for all.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
public sealed partial class Dice(Reduction reduction = default, string? name = "dice", Axes? axis = null, DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <summary>The axes that are summed over; null for all.</summary>
    public Axes? Axis => axis;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = AlignExactly(yTrue, yPred);
        return (1 - (2 * Overlap.Sum(yTrue * yPred, axis) / (Overlap.Sum(yTrue, axis) + Overlap.Sum(yPred, axis) + KerasConfig.Epsilon)))
            .As(yPred.dtype);
    }

    private protected override bool MixesSamples(Tensor yPred) => Overlap.MixesSamples(yPred, axis);
}
