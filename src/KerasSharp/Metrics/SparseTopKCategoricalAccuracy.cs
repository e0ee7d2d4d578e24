namespace KerasSharp.Metrics;

/// <summary>How often the true class is among the k with the largest predictions, the truth given as class indices.</summary>
/// <remarks>Labels (batch, …) and predictions (batch, …, classes). Source: keras.metrics.SparseTopKCategoricalAccuracy.</remarks>
/// <param name="k">Among how many classes the true one is looked for; at least 1.</param>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <param name="fromSortedIds">Whether predictions are class indices, the most probable first, instead of scores.</param>
/// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
public sealed partial class SparseTopKCategoricalAccuracy(
    int k = 5, string? name = "sparse_top_k_categorical_accuracy", DType? dtype = null, bool fromSortedIds = false)
    : MeanMetricWrapper(
        (yTrue, yPred) => fromSortedIds ? InTopK.SortedMatches(yTrue, yPred, k) : InTopK.Matches(yTrue, yPred, k), name, dtype)
{
    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <summary>Among how many classes the true one is looked for.</summary>
    public int K { get; } = Guard.Positive(k);

    /// <summary>Whether predictions are class indices, the most probable first.</summary>
    public bool FromSortedIds { get; } = fromSortedIds;

    /// <inheritdoc/>
    public override Config GetConfig()
    {
        var config = base.GetConfig();
        config["k"] = K;
        if (FromSortedIds)
            config["from_sorted_ids"] = true;
        return config;
    }
}
