namespace KerasSharp.Layers;

/// <summary>Takes the mean over height and width of images.</summary>
/// <remarks>Input (batch, height, width, channels), output (batch, channels); with channels_first the channels of the input come second.
/// Source: keras.layers.GlobalAveragePooling2D.</remarks>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="keepdims">Whether the spatial axes stay, with size 1.</param>
/// <param name="name">The layer's name.</param>
[KerasName("GlobalAveragePooling2D", "GlobalAvgPool2D")]
public sealed partial class GlobalAveragePooling2D(DataFormat? dataFormat = null, bool keepdims = false, string? name = null)
    : GlobalAveragePooling(2, dataFormat, keepdims, name);
