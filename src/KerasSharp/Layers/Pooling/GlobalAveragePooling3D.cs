namespace KerasSharp.Layers;

/// <summary>Takes the mean over depth, height and width of volumes.</summary>
/// <remarks>Input (batch, depth, height, width, channels), output (batch, channels); with channels_first the channels of the input come
/// second. Source: keras.layers.GlobalAveragePooling3D.</remarks>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="keepdims">Whether the spatial axes stay, with size 1.</param>
/// <param name="name">The layer's name.</param>
[KerasName("GlobalAveragePooling3D", "GlobalAvgPool3D")]
public sealed partial class GlobalAveragePooling3D(DataFormat? dataFormat = null, bool keepdims = false, string? name = null)
    : GlobalAveragePooling(3, dataFormat, keepdims, name);
