namespace KerasSharp.Metrics;

/// <summary>The mean cosine of the angle between truth and predictions.</summary>
/// <remarks>Minus the values of <see cref="Losses.CosineSimilarity"/>: 1 for the same direction, −1 for the opposite. As in Keras, the
/// config leaves the axis out. Source: keras.metrics.CosineSimilarity.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <param name="axis">The axis of the vectors.</param>
public sealed partial class CosineSimilarity(string? name = "cosine_similarity", DType? dtype = null, [NotInConfig] int axis = -1)
    : MeanMetricWrapper(Similarity(axis), name, dtype)
{
    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <summary>The axis of the vectors.</summary>
    public int Axis { get; } = axis;

    private static Func<Tensor, Tensor, Tensor> Similarity(int axis)
    {
        var loss = new Losses.CosineSimilarity(axis);
        return (yTrue, yPred) => -loss.PerSample(yTrue, yPred);
    }
}
