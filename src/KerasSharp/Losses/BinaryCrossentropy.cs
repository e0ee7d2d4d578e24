namespace KerasSharp.Losses;

/// <summary>Cross-entropy of yes-or-no predictions: <c>−mean(yTrue · log(yPred) + (1 − yTrue) · log(1 − yPred))</c> over an axis.</summary>
/// <remarks>Truth and predictions of the same shape (batch, …, d); per-sample values without the axis. Probabilities are clipped to [ε, 1 −
/// ε] where ε is <see cref="KerasConfig.Epsilon"/>; logits are not. Source: keras.losses.BinaryCrossentropy.</remarks>
/// <param name="fromLogits">Whether predictions are logits; else probabilities.</param>
/// <param name="labelSmoothing">In [0, 1]: how far the truth is moved towards one half.</param>
/// <param name="axis">The axis over which the mean is taken.</param>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
/// <exception cref="ArgumentOutOfRangeException">labelSmoothing is not in [0, 1].</exception>
[KerasName("BinaryCrossentropy", "bce", "BCE")]
public sealed partial class BinaryCrossentropy(
    bool fromLogits = false, double labelSmoothing = 0, int axis = -1, Reduction reduction = default, string? name = "binary_crossentropy",
    DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <summary>How far the truth is moved towards one half.</summary>
    public double LabelSmoothing { get; } = Guard.InRange(labelSmoothing, 0, 1);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred) => Elements(yTrue, yPred, nn.Reduction.None).mean([axis]);

    private protected override Tensor? MeanAtOnce(Tensor yTrue, Tensor yPred) =>
        yPred.numel() > 0 ? Elements(yTrue, yPred, nn.Reduction.Mean) : null;

    private Tensor Elements(Tensor yTrue, Tensor yPred, nn.Reduction reduction)
    {
        (yTrue, yPred) = AlignExactly(yTrue, yPred);
        if (LabelSmoothing != 0)
            yTrue = (yTrue * (1 - LabelSmoothing)) + (0.5 * LabelSmoothing);
        return fromLogits
            ? nn.functional.binary_cross_entropy_with_logits(yPred, yTrue, reduction: reduction)
            : BinaryEntropy.FromProbabilities(yTrue, yPred.clamp(KerasConfig.Epsilon, 1 - KerasConfig.Epsilon), reduction);
    }
}
