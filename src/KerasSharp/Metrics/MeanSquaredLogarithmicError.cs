namespace KerasSharp.Metrics;

/// <summary>The mean of squared differences of logarithms.</summary>
/// <remarks>The values are those of <see cref="Losses.MeanSquaredLogarithmicError"/>.
/// Source: keras.metrics.MeanSquaredLogarithmicError.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
[KerasName("MeanSquaredLogarithmicError", "msle", "MSLE")]
public sealed partial class MeanSquaredLogarithmicError(string? name = "mean_squared_logarithmic_error", DType? dtype = null)
    : MeanMetricWrapper(new Losses.MeanSquaredLogarithmicError(), name, dtype);
