namespace KerasSharp.Metrics;

/// <summary>The mean hinge loss over classes.</summary>
/// <remarks>The values are those of <see cref="Losses.CategoricalHinge"/>. Source: keras.metrics.CategoricalHinge.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
public sealed partial class CategoricalHinge(string? name = "categorical_hinge", DType? dtype = null)
    : MeanMetricWrapper(new Losses.CategoricalHinge(), name, dtype);
