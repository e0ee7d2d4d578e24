namespace KerasSharp.Layers;

/// <summary>Takes the mean of each window of sequences.</summary>
/// <remarks>Input (batch, steps, channels), output (batch, newSteps, channels); with channels_first the channels come second.
/// Source: keras.layers.AveragePooling1D.</remarks>
/// <param name="poolSize">Extent of the window.</param>
/// <param name="strides">Steps of the window; null for poolSize.</param>
/// <param name="padding">"valid": none; "same": so that at stride 1 the size stays; what is padded never counts.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A size is below 1 or of the wrong number; padding is "causal".</exception>
[KerasName("AveragePooling1D", "AvgPool1D")]
public sealed partial class AveragePooling1D(
    Sizes poolSize, Sizes? strides = null, [ConfigBefore("strides")] Padding padding = default, DataFormat? dataFormat = null,
    string? name = null)
    : AveragePooling(1, poolSize, strides, padding, dataFormat, name);
