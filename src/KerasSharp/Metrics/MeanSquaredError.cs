namespace KerasSharp.Metrics;

/// <summary>The mean of squared differences.</summary>
/// <remarks>The values are those of <see cref="Losses.MeanSquaredError"/>. Source: keras.metrics.MeanSquaredError.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
[KerasName("MeanSquaredError", "mse", "MSE")]
public sealed partial class MeanSquaredError(string? name = "mean_squared_error", DType? dtype = null)
    : MeanMetricWrapper(new Losses.MeanSquaredError(), name, dtype);
