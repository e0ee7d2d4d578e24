namespace KerasSharp.Layers;

/// <summary>Takes the greatest value over steps of sequences.</summary>
/// <remarks>Input (batch, steps, channels), output (batch, channels); with channels_first the channels of the input come second.
/// Source: keras.layers.GlobalMaxPooling1D.</remarks>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="keepdims">Whether the spatial axes stay, with size 1.</param>
/// <param name="name">The layer's name.</param>
[KerasName("GlobalMaxPooling1D", "GlobalMaxPool1D")]
public sealed partial class GlobalMaxPooling1D(DataFormat? dataFormat = null, bool keepdims = false, string? name = null)
    : GlobalMaxPooling(1, dataFormat, keepdims, name);
