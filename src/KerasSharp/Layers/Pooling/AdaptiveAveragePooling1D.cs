namespace KerasSharp.Layers;

/// <summary>Takes the mean of windows of sequences, as many as the output is to have.</summary>
/// <remarks>Input (batch, steps, channels), output (batch, outputSize, channels); with channels_first the channels come second.
/// Source: keras.layers.AdaptiveAveragePooling1D.</remarks>
/// <param name="outputSize">The output's size on each spatial axis; at least 1.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A size is below 1, or their number is wrong.</exception>
public sealed partial class AdaptiveAveragePooling1D(Sizes outputSize, DataFormat? dataFormat = null, string? name = null)
    : AdaptiveAveragePooling(1, outputSize, dataFormat, name);
