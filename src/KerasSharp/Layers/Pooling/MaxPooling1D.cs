namespace KerasSharp.Layers;

/// <summary>Takes the greatest value of each window of sequences.</summary>
/// <remarks>Input (batch, steps, channels), output (batch, newSteps, channels); with channels_first the channels come second.
/// Source: keras.layers.MaxPooling1D.</remarks>
/// <param name="poolSize">Extent of the window; null for 2.</param>
/// <param name="strides">Steps of the window; null for poolSize.</param>
/// <param name="padding">"valid": none; "same": so that at stride 1 the size stays; what is padded never counts.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A size is below 1 or of the wrong number; padding is "causal".</exception>
[KerasName("MaxPooling1D", "MaxPool1D")]
public sealed partial class MaxPooling1D(
    Sizes? poolSize = null, Sizes? strides = null, [ConfigBefore("strides")] Padding padding = default, DataFormat? dataFormat = null,
    string? name = null)
    : MaxPooling(1, poolSize ?? 2, strides, padding, dataFormat, name);
