namespace KerasSharp.Layers;

/// <summary>In training, drops whole channels of images instead of single values.</summary>
/// <remarks>Input (batch, height, width, channels); with channels_first the channels come second, output of the same shape.
/// Source: keras.layers.SpatialDropout2D.</remarks>
/// <param name="rate">The share of channels, 0 to 1.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="seed">An integer makes the masks repeatable.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">rate is not in [0, 1].</exception>
public sealed partial class SpatialDropout2D(double rate, DataFormat? dataFormat = null, int? seed = null, string? name = null)
    : SpatialDropout(2, rate, dataFormat ?? KerasConfig.ImageDataFormat, seed, name)
{
    /// <summary>Where the channels stand.</summary>
    public DataFormat DataFormat { get; } = dataFormat ?? KerasConfig.ImageDataFormat;
}
