namespace KerasSharp.Metrics;

/// <summary>The mean intersection over union of yes and no.</summary>
/// <remarks>Truth of 0 and 1 and predictions, element by element. Intersection over union of a class: <c>tp / (tp + fp + fn)</c>, over all
/// elements of the batches. Source: keras.metrics.BinaryIoU.</remarks>
/// <param name="targetClassIds">The classes whose mean is taken; null for both, [0, 1].</param>
/// <param name="threshold">From it on a prediction is a yes.</param>
/// <param name="name">The metric's name; null for the class's in snake case, counted.</param>
/// <param name="dtype">Element type of the state; null for int32.</param>
public sealed partial class BinaryIoU(
    int[]? targetClassIds = null, double threshold = 0.5, string? name = null, DType? dtype = null)
    : IoUMetric(2, targetClassIds ?? [0, 1], name, dtype)
{
    /// <summary>From it on a prediction is a yes.</summary>
    public double Threshold { get; } = threshold;

    /// <inheritdoc/>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null)
    {
        ArgumentNullException.ThrowIfNull(yPred);
        using var yes = yPred >= Threshold;
        base.UpdateState(yTrue, yes, sampleWeight);
    }
}
