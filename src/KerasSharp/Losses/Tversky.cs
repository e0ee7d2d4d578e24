namespace KerasSharp.Losses;

/// <summary>Tversky loss: <c>1 − tp / (tp + alpha · fp + beta · fn + ε)</c>, for masks of images; with 0.5 and 0.5 the Dice loss.</summary>
/// <remarks>Truth and predictions of the same shape; a scalar, or with <c>axis</c> the values of the other axes. ε is
/// <see cref="KerasConfig.Epsilon"/>. Source: keras.losses.Tversky.</remarks>
/// <param name="alpha">The weight of false positives.</param>
/// <param name="beta">The weight of false negatives.</param>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="axis">The axes that are summed over; null for all.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
public sealed partial class Tversky(
    double alpha = 0.5, double beta = 0.5, Reduction reduction = default, string? name = "tversky", Axes? axis = null, DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <summary>The axes that are summed over; null for all.</summary>
    public Axes? Axis => axis;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = AlignExactly(yTrue, yPred);
        var tp = Overlap.Sum(yTrue * yPred, axis);
        var fp = Overlap.Sum((1 - yTrue) * yPred, axis);
        var fn = Overlap.Sum(yTrue * (1 - yPred), axis);
        return (1 - (tp / (tp + (fp * alpha) + (fn * beta) + KerasConfig.Epsilon))).As(yPred.dtype);
    }

    private protected override bool MixesSamples(Tensor yPred) => Overlap.MixesSamples(yPred, axis);
}
