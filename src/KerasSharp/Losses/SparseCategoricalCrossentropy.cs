namespace KerasSharp.Losses;

/// <summary>Cross-entropy of predictions over classes, the truth given as class indices: <c>−log(yPred[yTrue])</c> along the class
/// axis.</summary>
/// <remarks>Labels (batch, …) or (batch, …, 1) and predictions (batch, …, classes); per-sample values (batch, …). Predicted probabilities
/// are made to sum to 1, then clipped to [ε, 1 − ε] where ε is <see cref="KerasConfig.Epsilon"/>; logits are not clipped.
/// A label that names no class is refused on the CPU; elsewhere, where looking would make the host wait, its value is NaN.
/// Source: keras.losses.SparseCategoricalCrossentropy.</remarks>
/// <param name="fromLogits">Whether predictions are logits; else probabilities.</param>
/// <param name="ignoreClass">A label whose samples do not count; null for none.</param>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="axis">The class axis.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
public sealed partial class SparseCategoricalCrossentropy(
    bool fromLogits = false, int? ignoreClass = null, Reduction reduction = default, int axis = -1,
    string? name = "sparse_categorical_crossentropy", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override bool TakesLabels => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        var labels = ClassLabels.Of(yTrue, yPred, axis);
        if (ignoreClass is not { } ignored)
            return Values(labels, yPred);
        var skipped = labels == ignored;
        return Values(labels.masked_fill(skipped, 0), yPred.masked_fill(skipped.unsqueeze(axis), 0)).masked_fill(skipped, 0);
    }

    /// <inheritdoc/>
    internal override void CheckLabels(Tensor yTrue, long classes) => ClassLabels.CheckRange(yTrue, classes, ignoreClass);

    /// <inheritdoc/>
    protected internal override Tensor? ComputeMask(Tensor yTrue, Tensor yPred, Tensor values) =>
        ignoreClass is { } ignored ? ClassLabels.Of(yTrue, yPred, axis) != ignored : null;

    private protected override Tensor? MeanAtOnce(Tensor yTrue, Tensor yPred)
    {
        if (ignoreClass is not null || !IsLast(yPred) || yTrue.numel() == 0)
            return null;
        var labels = ClassLabels.Of(yTrue, yPred, axis);
        if (yPred.Dimensions > 2)
            (labels, yPred) = (labels.reshape(-1), yPred.flatten(0, -2));
        if (fromLogits)
            return ClassLabels.Checked(
                labels, yPred, -1, inside => nn.functional.cross_entropy(yPred, inside, ignore_index: ClassLabels.NoLabel), Any);
        // nll_loss would pass over the label −100, which names no class either: the general way checks it.
        return ClassLabels.Hold(labels, -100)
            ? null
            : ClassLabels.Checked(
                labels, yPred, -1, inside => nn.functional.nll_loss(ClassProbabilities.Normalize(yPred, -1).log(), inside), Any);
    }

    private static Tensor Any(Tensor outside) => outside.any();

    /// <summary>Whether the class axis is the last of several.</summary>
    private bool IsLast(Tensor yPred) => yPred.Dimensions > 1 && (axis == -1 || axis == yPred.Dimensions - 1);

    private Tensor Values(Tensor labels, Tensor yPred)
    {
        if (!fromLogits)
            return -ClassLabels.Pick(labels, yPred, axis, sum: yPred.sum(axis, keepdim: true))
                .clamp(KerasConfig.Epsilon, 1 - KerasConfig.Epsilon).log();
        if (IsLast(yPred))
        {
            return ClassLabels.Checked(
                labels, yPred, axis,
                inside =>
                    nn.functional.cross_entropy(
                    yPred.flatten(0, -2), inside.reshape(-1), ignore_index: ClassLabels.NoLabel, reduction: nn.Reduction.None)
                    .view(labels.ToSizes()),
                outside => outside);
        }

        return -ClassLabels.Pick(labels, yPred.log_softmax(axis), axis);
    }
}
