namespace KerasSharp.Layers;

/// <summary>Takes the greatest value of each window of images.</summary>
/// <remarks>Input (batch, height, width, channels), output (batch, newHeight, newWidth, channels); with channels_first the channels come
/// second. Source: keras.layers.MaxPooling2D.</remarks>
/// <param name="poolSize">Extent of the window; null for 2.</param>
/// <param name="strides">Steps of the window; null for poolSize.</param>
/// <param name="padding">"valid": none; "same": so that at stride 1 the size stays; what is padded never counts.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A size is below 1 or of the wrong number; padding is "causal".</exception>
[KerasName("MaxPooling2D", "MaxPool2D")]
public sealed partial class MaxPooling2D(
    Sizes? poolSize = null, Sizes? strides = null, [ConfigBefore("strides")] Padding padding = default, DataFormat? dataFormat = null,
    string? name = null)
    : MaxPooling(2, poolSize ?? 2, strides, padding, dataFormat, name);
