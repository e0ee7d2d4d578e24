namespace KerasSharp.Metrics;

/// <summary>How often yes-or-no predictions are right.</summary>
/// <remarks>Truth of 0 and 1 and predictions, element by element; a prediction above the threshold is a yes.
/// Source: keras.metrics.BinaryAccuracy.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <param name="threshold">Above it a prediction is a yes.</param>
public sealed partial class BinaryAccuracy(string? name = "binary_accuracy", DType? dtype = null, double threshold = 0.5)
    : MeanMetricWrapper((yTrue, yPred) => Matches(yTrue, yPred, threshold), name, dtype)
{
    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <summary>Above it a prediction is a yes.</summary>
    public double Threshold { get; } = threshold;

    private static Tensor Matches(Tensor yTrue, Tensor yPred, double threshold)
    {
        (yTrue, yPred) = TensorMath.SameRank(yTrue, yPred);
        return yTrue == (yPred > threshold);
    }
}
