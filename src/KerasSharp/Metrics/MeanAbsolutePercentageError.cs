namespace KerasSharp.Metrics;

/// <summary>The mean of relative differences, in percent.</summary>
/// <remarks>The values are those of <see cref="Losses.MeanAbsolutePercentageError"/>.
/// Source: keras.metrics.MeanAbsolutePercentageError.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
[KerasName("MeanAbsolutePercentageError", "mape", "MAPE")]
public sealed partial class MeanAbsolutePercentageError(string? name = "mean_absolute_percentage_error", DType? dtype = null)
    : MeanMetricWrapper(new Losses.MeanAbsolutePercentageError(), name, dtype);
