namespace KerasSharp.Layers;

/// <summary>Cuts off the borders of images.</summary>
/// <remarks>Input (batch, height, width, channels), output the same with smaller height and width; with channels_first the channels come
/// second. Source: keras.layers.Cropping2D.</remarks>
/// <param name="cropping">What is cut off before and after each spatial axis: <c>1</c>, <c>(1, 2)</c> or <c>((1, 0), (2, 1))</c>. Null for
/// 0.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">An amount is negative, or their number is wrong.</exception>
public sealed partial class Cropping2D(Margins? cropping = null, DataFormat? dataFormat = null, string? name = null)
    : SpatialCropping(2, cropping ?? 0, dataFormat, name);
