namespace KerasSharp.Metrics;

/// <summary>The mean squared hinge loss.</summary>
/// <remarks>The values are those of <see cref="Losses.SquaredHinge"/>. Source: keras.metrics.SquaredHinge.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
public sealed partial class SquaredHinge(string? name = "squared_hinge", DType? dtype = null)
    : MeanMetricWrapper(new Losses.SquaredHinge(), name, dtype);
