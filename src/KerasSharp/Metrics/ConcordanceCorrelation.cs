namespace KerasSharp.Metrics;

/// <summary>The mean of the concordance correlation of truth and predictions.</summary>
/// <remarks>Correlation that also asks for the same mean and spread, along the axis; in [−1, 1].
/// Source: keras.metrics.ConcordanceCorrelation.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <param name="axis">The axis along which the correlation is taken.</param>
public sealed partial class ConcordanceCorrelation(string? name = "concordance_correlation", DType? dtype = null, int axis = -1)
    : MeanMetricWrapper((yTrue, yPred) => Correlation(yTrue, yPred, axis), name, dtype)
{
    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <summary>The axis along which the correlation is taken.</summary>
    public int Axis { get; } = axis;

    private static Tensor Correlation(Tensor yTrue, Tensor yPred, int axis)
    {
        (yTrue, yPred) = TensorMath.SameRank(yTrue.As(yPred.dtype), yPred);
        var meanTrue = yTrue.mean([axis], keepdim: true);
        var meanPred = yPred.mean([axis], keepdim: true);
        // Keras centres both factors with the mean of the predictions.
        var covariance = (yTrue - meanPred) * (yPred - meanPred);
        var spread = yTrue.var(axis, unbiased: false, keepdim: true) + yPred.var(
            axis, unbiased: false, keepdim: true) + (meanTrue - meanPred).square();
        return (2 * covariance / (spread + KerasConfig.Epsilon)).mean([axis]);
    }
}
