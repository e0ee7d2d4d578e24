namespace KerasSharp.Layers;

/// <summary>Takes the greatest value over depth, height and width of volumes.</summary>
/// <remarks>Input (batch, depth, height, width, channels), output (batch, channels); with channels_first the channels of the input come
/// second. Source: keras.layers.GlobalMaxPooling3D.</remarks>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="keepdims">Whether the spatial axes stay, with size 1.</param>
/// <param name="name">The layer's name.</param>
[KerasName("GlobalMaxPooling3D", "GlobalMaxPool3D")]
public sealed partial class GlobalMaxPooling3D(DataFormat? dataFormat = null, bool keepdims = false, string? name = null)
    : GlobalMaxPooling(3, dataFormat, keepdims, name);
