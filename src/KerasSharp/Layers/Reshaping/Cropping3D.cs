namespace KerasSharp.Layers;

/// <summary>Cuts off the borders of volumes.</summary>
/// <remarks>Input (batch, depth, height, width, channels), output the same with smaller depth, height and width; with channels_first the
/// channels come second. Source: keras.layers.Cropping3D.</remarks>
/// <param name="cropping">What is cut off before and after each spatial axis: <c>1</c>, <c>(1, 2, 1)</c> or <c>((1, 0), (2, 1), (0,
/// 1))</c>. Null for 1.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">An amount is negative, or their number is wrong.</exception>
public sealed partial class Cropping3D(Margins? cropping = null, DataFormat? dataFormat = null, string? name = null)
    : SpatialCropping(3, cropping ?? 1, dataFormat, name);
