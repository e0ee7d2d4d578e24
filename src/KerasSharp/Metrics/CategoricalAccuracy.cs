namespace KerasSharp.Metrics;

/// <summary>How often the class with the largest prediction is the true one.</summary>
/// <remarks>One-hot truth and predictions, both (batch, …, classes). Source: keras.metrics.CategoricalAccuracy.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
public sealed partial class CategoricalAccuracy(string? name = "categorical_accuracy", DType? dtype = null)
    : MeanMetricWrapper(Matches, name, dtype)
{
    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    private static Tensor Matches(Tensor yTrue, Tensor yPred)
    {
        var labels = yTrue.argmax(-1);
        var predicted = yPred.argmax(-1);
        // Truth with one more axis than the predictions, (batch, 1, classes).
        return labels.Dimensions == predicted.Dimensions + 1
            ? (labels.squeeze(-1) == predicted).reshape(labels.ToSizes()) : labels == predicted;
    }
}
