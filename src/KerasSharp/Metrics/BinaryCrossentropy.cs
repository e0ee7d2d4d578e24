namespace KerasSharp.Metrics;

/// <summary>The mean cross-entropy of yes-or-no predictions.</summary>
/// <remarks>The values are those of <see cref="Losses.BinaryCrossentropy"/>. Source: keras.metrics.BinaryCrossentropy.</remarks>
/// <param name="name">The metric's name.</param>
/// <param name="dtype">Element type of the state; null for float32.</param>
/// <param name="fromLogits">Whether predictions are logits; else probabilities.</param>
/// <param name="labelSmoothing">In [0, 1]: how far the truth is moved towards one half.</param>
/// <exception cref="ArgumentOutOfRangeException">labelSmoothing is not in [0, 1].</exception>
[KerasName("BinaryCrossentropy", "bce", "BCE")]
public sealed partial class BinaryCrossentropy(
    string? name = "binary_crossentropy", DType? dtype = null, bool fromLogits = false, double labelSmoothing = 0)
    : MeanMetricWrapper(new Losses.BinaryCrossentropy(fromLogits, labelSmoothing), name, dtype)
{
    /// <summary>Whether predictions are logits; else probabilities.</summary>
    public bool FromLogits { get; } = fromLogits;

    /// <summary>How far the truth is moved towards one half.</summary>
    public double LabelSmoothing { get; } = labelSmoothing;
}
