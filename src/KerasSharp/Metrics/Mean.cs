namespace KerasSharp.Metrics;

/// <summary>The weighted mean of the values that it is given.</summary>
/// <remarks>Values of any rank: a sample's value is the mean over all axes but the first. Source: keras.metrics.Mean.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
public sealed partial class Mean(string? name = "mean", DType? dtype = null) : AveragingMetric(name, dtype)
{
    /// <summary>Takes values into account, each with weight 1.</summary>
    /// <param name="values">The values.</param>
    public override void UpdateState(Tensor values) => Add(values, null);

    /// <summary>Takes values into account.</summary>
    /// <param name="values">The values.</param>
    /// <param name="sampleWeight">A weight for each sample or value; null for 1.</param>
    /// <exception cref="ArgumentException">The weights do not fit the values.</exception>
    public void UpdateState(Tensor values, Tensor? sampleWeight = null) => Add(values, sampleWeight);

    /// <summary>Takes one value into account, such as a batch's loss with the batch's size.</summary>
    /// <param name="value">The value; of several, their mean.</param>
    /// <param name="sampleWeight">Its weight.</param>
    public void UpdateState(Tensor value, double sampleWeight) => Add(value, sampleWeight);

    /// <summary>Not for this metric: it takes values, not truth and predictions.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void UpdateState(Tensor yTrue, Tensor yPred, Tensor? sampleWeight = null) => throw new NotSupportedException(
        $"Metric '{Name}' is a Mean: it takes values, UpdateState(values, sampleWeight), not truth and predictions. "
        + $"{nameof(MeanMetricWrapper)} is the mean of a function of both.");
}
