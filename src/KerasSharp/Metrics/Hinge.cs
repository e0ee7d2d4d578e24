namespace KerasSharp.Metrics;

/// <summary>The mean hinge loss.</summary>
/// <remarks>The values are those of <see cref="Losses.Hinge"/>. Source: keras.metrics.Hinge.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
public sealed partial class Hinge(string? name = "hinge", DType? dtype = null)
    : MeanMetricWrapper(new Losses.Hinge(), name, dtype);
