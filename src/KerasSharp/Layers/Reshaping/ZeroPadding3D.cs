namespace KerasSharp.Layers;

/// <summary>Adds zeros around volumes.</summary>
/// <remarks>Input (batch, depth, height, width, channels), output the same with greater depth, height and width; with channels_first the
/// channels come second. Source: keras.layers.ZeroPadding3D.</remarks>
/// <param name="padding">Zeros before and after each spatial axis: <c>1</c>, <c>(1, 2, 1)</c> or <c>((1, 0), (2, 1), (0, 1))</c>. Null for
/// 1.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">An amount is negative, or their number is wrong.</exception>
public sealed partial class ZeroPadding3D(Margins? padding = null, DataFormat? dataFormat = null, string? name = null)
    : ZeroPadding(3, padding ?? 1, dataFormat, name);
