namespace KerasSharp.Metrics;

/// <summary>The mean of absolute differences.</summary>
/// <remarks>The values are those of <see cref="Losses.MeanAbsoluteError"/>. Source: keras.metrics.MeanAbsoluteError.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
[KerasName("MeanAbsoluteError", "mae", "MAE")]
public sealed partial class MeanAbsoluteError(string? name = "mean_absolute_error", DType? dtype = null)
    : MeanMetricWrapper(new Losses.MeanAbsoluteError(), name, dtype);
