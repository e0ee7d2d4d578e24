namespace KerasSharp.Layers;

/// <summary>Takes the greatest value over height and width of images.</summary>
/// <remarks>Input (batch, height, width, channels), output (batch, channels); with channels_first the channels of the input come second.
/// Source: keras.layers.GlobalMaxPooling2D.</remarks>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="keepdims">Whether the spatial axes stay, with size 1.</param>
/// <param name="name">The layer's name.</param>
[KerasName("GlobalMaxPooling2D", "GlobalMaxPool2D")]
public sealed partial class GlobalMaxPooling2D(DataFormat? dataFormat = null, bool keepdims = false, string? name = null)
    : GlobalMaxPooling(2, dataFormat, keepdims, name);
