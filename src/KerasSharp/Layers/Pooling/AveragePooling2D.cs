namespace KerasSharp.Layers;

/// <summary>Takes the mean of each window of images.</summary>
/// <remarks>Input (batch, height, width, channels), output (batch, newHeight, newWidth, channels); with channels_first the channels come
/// second. Source: keras.layers.AveragePooling2D.</remarks>
/// <param name="poolSize">Extent of the window.</param>
/// <param name="strides">Steps of the window; null for poolSize.</param>
/// <param name="padding">"valid": none; "same": so that at stride 1 the size stays; what is padded never counts.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A size is below 1 or of the wrong number; padding is "causal".</exception>
[KerasName("AveragePooling2D", "AvgPool2D")]
public sealed partial class AveragePooling2D(
    Sizes poolSize, Sizes? strides = null, [ConfigBefore("strides")] Padding padding = default, DataFormat? dataFormat = null,
    string? name = null)
    : AveragePooling(2, poolSize, strides, padding, dataFormat, name);
