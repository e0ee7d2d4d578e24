namespace KerasSharp.Metrics;

/// <summary>The mean Poisson loss.</summary>
/// <remarks>The values are those of <see cref="Losses.Poisson"/>. Source: keras.metrics.Poisson.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
public sealed partial class Poisson(string? name = "poisson", DType? dtype = null)
    : MeanMetricWrapper(new Losses.Poisson(), name, dtype);
