namespace KerasSharp.Metrics;

/// <summary>The mean of the Pearson correlation of truth and predictions.</summary>
/// <remarks>The correlation of each sample along the axis; in [−1, 1]. Source: keras.metrics.PearsonCorrelation.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <param name="axis">The axis along which the correlation is taken.</param>
public sealed partial class PearsonCorrelation(string? name = "pearson_correlation", DType? dtype = null, int axis = -1)
    : MeanMetricWrapper((yTrue, yPred) => Correlation(yTrue, yPred, axis), name, dtype)
{
    /// <inheritdoc/>
    public override bool? HigherIsBetter => true;

    /// <summary>The axis along which the correlation is taken.</summary>
    public int Axis { get; } = axis;

    private static Tensor Correlation(Tensor yTrue, Tensor yPred, int axis)
    {
        (yTrue, yPred) = TensorMath.SameRank(yTrue.As(yPred.dtype), yPred);
        return (Standardize(yTrue, axis) * Standardize(yPred, axis)).mean([axis]);
    }

    private static Tensor Standardize(Tensor x, int axis)
    {
        var centred = x - x.mean([axis], keepdim: true);
        return centred / centred.std(axis, unbiased: false, keepdim: true);
    }
}
