namespace KerasSharp.Metrics;

/// <summary>The mean cross-entropy of predictions over classes, the truth given as class indices.</summary>
/// <remarks>The values are those of <see cref="Losses.SparseCategoricalCrossentropy"/>.
/// Source: keras.metrics.SparseCategoricalCrossentropy.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <param name="fromLogits">Whether predictions are logits; else probabilities.</param>
/// <param name="ignoreClass">A label whose samples do not count; null for none. As in Keras, without sample weights they count with the
/// value 0.</param>
/// <param name="axis">The class axis.</param>
public sealed partial class SparseCategoricalCrossentropy(
    string? name = "sparse_categorical_crossentropy", DType? dtype = null, bool fromLogits = false, int? ignoreClass = null, int axis = -1)
    : MeanMetricWrapper(new Losses.SparseCategoricalCrossentropy(fromLogits, ignoreClass, axis: axis), name, dtype)
{
    /// <summary>Whether predictions are logits; else probabilities.</summary>
    public bool FromLogits { get; } = fromLogits;

    /// <summary>A label whose samples do not count.</summary>
    public int? IgnoreClass { get; } = ignoreClass;

    /// <summary>The class axis.</summary>
    public int Axis { get; } = axis;
}
