namespace KerasSharp.Losses;

/// <summary>Cross-entropy of predictions over classes: <c>−sum(yTrue · log(yPred))</c> along the class axis.</summary>
/// <remarks>Truth (one-hot or probabilities) and predictions of the same shape (batch, …, classes); per-sample values without the class
/// axis. Predicted probabilities are made to sum to 1, then clipped to [ε, 1 − ε] where ε is <see cref="KerasConfig.Epsilon"/>; logits are
/// not clipped. Source: keras.losses.CategoricalCrossentropy.</remarks>
/// <param name="fromLogits">Whether predictions are logits; else probabilities.</param>
/// <param name="labelSmoothing">In [0, 1]: how far the truth is moved towards equal probabilities.</param>
/// <param name="axis">The class axis.</param>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
/// <exception cref="ArgumentOutOfRangeException">labelSmoothing is not in [0, 1].</exception>
public sealed partial class CategoricalCrossentropy(
    bool fromLogits = false, double labelSmoothing = 0, int axis = -1, Reduction reduction = default,
    string? name = "categorical_crossentropy", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <summary>How far the truth is moved towards equal probabilities.</summary>
    public double LabelSmoothing { get; } = Guard.InRange(labelSmoothing, 0, 1);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred) => -Products(yTrue, yPred).sum(axis);

    private protected override Tensor? MeanAtOnce(Tensor yTrue, Tensor yPred) =>
        yPred.numel() == 0 ? null : Products(yTrue, yPred).sum() / (-yPred.numel() / yPred.size(axis));

    private Tensor Products(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = AlignExactly(yTrue, yPred);
        if (LabelSmoothing != 0)
            yTrue = (yTrue * (1 - LabelSmoothing)) + (LabelSmoothing / yPred.size(axis));
        return yTrue * (fromLogits ? yPred.log_softmax(axis) : ClassProbabilities.Normalize(yPred, axis).log());
    }
}
