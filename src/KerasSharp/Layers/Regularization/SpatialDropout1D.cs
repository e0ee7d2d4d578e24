namespace KerasSharp.Layers;

/// <summary>In training, drops whole channels of sequences instead of single values.</summary>
/// <remarks>Input (batch, steps, channels), output of the same shape. Source: keras.layers.SpatialDropout1D.</remarks>
/// <param name="rate">The share of channels, 0 to 1.</param>
/// <param name="seed">An integer makes the masks repeatable.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">rate is not in [0, 1].</exception>
public sealed partial class SpatialDropout1D(double rate, int? seed = null, string? name = null)
    : SpatialDropout(1, rate, DataFormat.ChannelsLast, seed, name);
