namespace KerasSharp.Metrics;

/// <summary>How often predictions equal the truth.</summary>
/// <remarks>Truth and predictions of one shape, compared element by element. The string "accuracy" in Compile means one of the accuracies
/// by the shapes. Source: keras.metrics.Accuracy.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
public sealed partial class Accuracy(string? name = "accuracy", DType? dtype = null)
    : MeanMetricWrapper(Matches, name, dtype)
{
    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    private static Tensor Matches(Tensor yTrue, Tensor yPred)
    {
        (yTrue, yPred) = TensorMath.SameRank(yTrue.As(yPred.dtype), yPred);
        return yTrue == yPred;
    }
}
