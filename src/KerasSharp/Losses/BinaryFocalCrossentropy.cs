namespace KerasSharp.Losses;

/// <summary>Binary cross-entropy in which easy predictions count less: times <c>(1 − p)^gamma</c>, p being the probability given to the
/// truth.</summary>
/// <remarks>Truth and predictions of the same shape (batch, …, d); per-sample values without the axis.
/// Source: keras.losses.BinaryFocalCrossentropy.</remarks>
/// <param name="applyClassBalancing">Whether class 1 is weighted with alpha and class 0 with 1 − alpha.</param>
/// <param name="alpha">The weight of class 1.</param>
/// <param name="gamma">How much easy predictions are damped; 0 for not at all.</param>
/// <param name="fromLogits">Whether predictions are logits; else probabilities.</param>
/// <param name="labelSmoothing">In [0, 1]: how far the truth is moved towards one half.</param>
/// <param name="axis">The axis over which the mean is taken.</param>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
/// <exception cref="ArgumentOutOfRangeException">labelSmoothing is not in [0, 1].</exception>
public sealed partial class BinaryFocalCrossentropy(
    bool applyClassBalancing = false, double alpha = 0.25, double gamma = 2, bool fromLogits = false, double labelSmoothing = 0,
    int axis = -1, Reduction reduction = default, string? name = "binary_focal_crossentropy", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <summary>How far the truth is moved towards one half.</summary>
    public double LabelSmoothing { get; } = Guard.InRange(labelSmoothing, 0, 1);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = AlignExactly(yTrue, yPred);
        if (LabelSmoothing != 0)
            yTrue = (yTrue * (1 - LabelSmoothing)) + (0.5 * LabelSmoothing);
        if (fromLogits)
            yPred = yPred.sigmoid();
        var entropy = BinaryEntropy.FromProbabilities(yTrue, yPred.clamp(KerasConfig.Epsilon, 1 - KerasConfig.Epsilon), nn.Reduction.None);
        var p = (yTrue * yPred) + ((1 - yTrue) * (1 - yPred));
        var focal = (1 - p).pow(gamma) * entropy;
        if (applyClassBalancing)
            focal = ((yTrue * alpha) + ((1 - yTrue) * (1 - alpha))) * focal;
        return focal.mean([axis]);
    }
}
