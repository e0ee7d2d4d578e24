namespace KerasSharp.Metrics;

/// <summary>The mean of the logarithm of the hyperbolic cosine of the differences.</summary>
/// <remarks>The values are those of <see cref="Losses.LogCosh"/>. Source: keras.metrics.LogCoshError.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
public sealed partial class LogCoshError(string? name = "logcosh", DType? dtype = null)
    : MeanMetricWrapper(new Losses.LogCosh(), name, dtype);
