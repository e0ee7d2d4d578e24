namespace KerasSharp.Losses;

/// <summary>Categorical cross-entropy in which easy predictions count less: each class times <c>alpha · (1 − p)^gamma</c>.</summary>
/// <remarks>Truth (one-hot or probabilities) and predictions of the same shape (batch, …, classes); per-sample values without the class
/// axis. Predicted probabilities are made to sum to 1, then clipped. Source: keras.losses.CategoricalFocalCrossentropy.</remarks>
/// <param name="alpha">The weight of each class, or one for all; null for 0.25.</param>
/// <param name="gamma">How much easy predictions are damped; 0 for not at all.</param>
/// <param name="fromLogits">Whether predictions are logits; else probabilities.</param>
/// <param name="labelSmoothing">In [0, 1]: how far the truth is moved towards equal probabilities.</param>
/// <param name="axis">The class axis.</param>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
/// <exception cref="ArgumentOutOfRangeException">labelSmoothing is not in [0, 1].</exception>
public sealed partial class CategoricalFocalCrossentropy(
    Numbers? alpha = null, double gamma = 2, bool fromLogits = false, double labelSmoothing = 0, int axis = -1,
    Reduction reduction = default, string? name = "categorical_focal_crossentropy", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <summary>The weight of each class, or one for all.</summary>
    public Numbers Alpha { get; } = alpha ?? 0.25;

    /// <summary>How far the truth is moved towards equal probabilities.</summary>
    public double LabelSmoothing { get; } = Guard.InRange(labelSmoothing, 0, 1);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = AlignExactly(yTrue, yPred);
        if (LabelSmoothing != 0)
            yTrue = (yTrue * (1 - LabelSmoothing)) + (LabelSmoothing / yPred.size(axis));
        if (fromLogits)
            yPred = yPred.softmax(axis);
        var p = ClassProbabilities.Normalize(yPred, axis);
        return -(Weigh((1 - p).pow(gamma)) * yTrue * p.log()).sum(axis);
    }

    private Tensor Weigh(Tensor x) => Alpha.IsList ? x * tensor([.. Alpha], dtype: x.dtype, device: x.device) : x * Alpha[0];
}
