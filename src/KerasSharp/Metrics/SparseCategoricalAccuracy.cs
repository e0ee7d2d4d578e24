namespace KerasSharp.Metrics;

/// <summary>How often the class with the largest prediction is the true one, the truth given as class indices.</summary>
/// <remarks>Labels (batch, …) or (batch, …, 1) and predictions (batch, …, classes).
/// Source: keras.metrics.SparseCategoricalAccuracy.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
public sealed partial class SparseCategoricalAccuracy(string? name = "sparse_categorical_accuracy", DType? dtype = null)
    : MeanMetricWrapper(Matches, name, dtype)
{
    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    private static Tensor Matches(Tensor yTrue, Tensor yPred)
    {
        var labels = yTrue.Dimensions == yPred.Dimensions && yTrue.ToSizes()[^1] == 1 ? yTrue.squeeze(-1) : yTrue;
        var matches = labels == yPred.argmax(-1);
        return matches.Dimensions > 1 && matches.ToSizes()[^1] == 1 ? matches.squeeze(-1) : matches;
    }
}
