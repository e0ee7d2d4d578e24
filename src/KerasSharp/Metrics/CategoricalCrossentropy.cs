namespace KerasSharp.Metrics;

/// <summary>The mean cross-entropy of predictions over classes.</summary>
/// <remarks>The values are those of <see cref="Losses.CategoricalCrossentropy"/>. Source: keras.metrics.CategoricalCrossentropy.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <param name="fromLogits">Whether predictions are logits; else probabilities.</param>
/// <param name="labelSmoothing">In [0, 1]: how far the truth is moved towards equal probabilities.</param>
/// <param name="axis">The class axis.</param>
/// <exception cref="ArgumentOutOfRangeException">labelSmoothing is not in [0, 1].</exception>
public sealed partial class CategoricalCrossentropy(
    string? name = "categorical_crossentropy", DType? dtype = null, bool fromLogits = false, double labelSmoothing = 0, int axis = -1)
    : MeanMetricWrapper(new Losses.CategoricalCrossentropy(fromLogits, labelSmoothing, axis), name, dtype)
{
    /// <summary>Whether predictions are logits; else probabilities.</summary>
    public bool FromLogits { get; } = fromLogits;

    /// <summary>How far the truth is moved towards equal probabilities.</summary>
    public double LabelSmoothing { get; } = labelSmoothing;

    /// <summary>The class axis.</summary>
    public int Axis { get; } = axis;
}
