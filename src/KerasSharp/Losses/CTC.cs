using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Losses;

/// <summary>Connectionist temporal classification: how improbable the label sequences are under the predictions, whatever the alignment.</summary>
/// <remarks>Labels (batch, length), 0 being the padding and the blank; logits (batch, steps, classes); per-sample values (batch). Source: keras.losses.CTC.</remarks>
/// <param name="reduction">How the per-sample values become one.</param>
/// <param name="name">The loss's name.</param>
/// <param name="dtype">Element type of the computation; null for float32.</param>
public sealed partial class CTC(Reduction reduction = default, string? name = "ctc", DType? dtype = null)
    : Loss(reduction, name, dtype)
{
    /// <inheritdoc/>
    protected override bool TakesLabels => true;

    /// <inheritdoc/>
    public override Tensor Call(Tensor yTrue, Tensor yPred)
    {
        if (yTrue.Dimensions != 2)
            throw new ArgumentException($"yTrue must be labels of shape (batch, length). Received: yTrue of shape {Shape.Of(yTrue.ToSizes())}", nameof(yTrue));
        if (yPred.Dimensions != 3)
            throw new ArgumentException($"yPred must be logits of shape (batch, steps, classes). Received: yPred of shape {Shape.Of(yPred.ToSizes())}", nameof(yPred));
        var labels = CheckedLabels(yTrue, yPred.ToSizes()[2]);
        var labelLengths = (labels != 0).sum(-1);
        var stepLengths = full_like(labelLengths, yPred.ToSizes()[1]);
        var logProbabilities = yPred.transpose(0, 1).log_softmax(-1);
        return nn.functional.ctc_loss(logProbabilities, labels, stepLengths, labelLengths, reduction: nn.Reduction.None);
    }

    /// <summary>
    /// The kernel reads memory at the labels without a check. On the CPU a label that names no class is refused; elsewhere, where looking would mean waiting, it
    /// counts as the class nearest to it.
    /// </summary>
    private static Tensor CheckedLabels(Tensor yTrue, long classes)
    {
        var labels = yTrue.As(ScalarType.Int64);
        if (labels.device_type != DeviceType.CPU)
            return labels.clamp(0, classes - 1);
        if (labels.numel() > 0)
            ClassLabels.CheckRange(labels, classes, ignoreClass: null);
        return labels;
    }
}
