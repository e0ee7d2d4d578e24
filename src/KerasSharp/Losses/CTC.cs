namespace KerasSharp.Losses;

/// <summary>Connectionist temporal classification: how improbable the label sequences are under the predictions, whatever the
/// alignment.</summary>
/// <remarks>Labels (batch, length), 0 being the padding and the blank; logits (batch, steps, classes); per-sample values (batch).
/// Source: keras.losses.CTC.</remarks>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
public sealed partial class CTC(Reduction reduction = default, string? name = "ctc", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override bool TakesLabels => true;

    /// <inheritdoc/>
    protected override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        if (yTrue.Dimensions != 2)
            throw new ArgumentException(
                $"yTrue must be labels of shape (batch, length). Received: yTrue of shape {Shape.Of(yTrue.ToSizes())}", nameof(yTrue));
        if (yPred.Dimensions != 3)
            throw new ArgumentException(
                $"yPred must be logits of shape (batch, steps, classes). Received: yPred of shape {Shape.Of(yPred.ToSizes())}",
                nameof(yPred));
        var (labels, classes) = (yTrue.As(ScalarType.Int64), yPred.ToSizes()[2]);
        var labelLengths = (labels != 0).sum(-1);
        var stepLengths = full_like(labelLengths, yPred.ToSizes()[1]);
        var logProbabilities = yPred.transpose(0, 1).log_softmax(-1);
        // The kernel reads memory at the labels without a check.
        if (Indices.KernelsCheck(labels) && labels.numel() > 0)
            ClassLabels.CheckRange(labels, classes, ignoreClass: null);
        return Indices.KernelsCheck(labels) ? Values(labels) : Indices.PickInside(labels, classes, Values, outside => outside.any(-1));

        Tensor Values(Tensor inside) =>
            nn.functional.ctc_loss(logProbabilities, inside, stepLengths, labelLengths, reduction: nn.Reduction.None);
    }
}
