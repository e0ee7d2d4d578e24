namespace KerasSharp.Metrics;

/// <summary>How often the true class is among the k with the largest predictions.</summary>
/// <remarks>One-hot truth and predictions, both (batch, …, classes). Source: keras.metrics.TopKCategoricalAccuracy.</remarks>
/// <param name="k">Among how many classes the true one is looked for; at least 1.</param>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
public sealed partial class TopKCategoricalAccuracy(int k = 5, string? name = "top_k_categorical_accuracy", DType? dtype = null)
    : MeanMetricWrapper((yTrue, yPred) => InTopK.Matches(yTrue.argmax(-1), yPred, k), name, dtype)
{
    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <summary>Among how many classes the true one is looked for.</summary>
    public int K { get; } = Guard.Positive(k);
}
