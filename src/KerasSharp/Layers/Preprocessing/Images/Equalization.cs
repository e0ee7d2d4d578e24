namespace KerasSharp.Layers;

/// <summary>In training, spreads the values of each channel so that each part of the range is used about equally often.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. The images of a batch share the histogram of a channel. Outside training the input itself.
/// Source: keras.layers.Equalization.</remarks>
/// <param name="valueRange">The least and the greatest value of the images; null for (0, 255).</param>
/// <param name="bins">The number of parts of the range.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">bins is below 1.</exception>
public sealed partial class Equalization(
    (double Low, double High)? valueRange = null, int bins = 256, DataFormat? dataFormat = null, string? name = null)
    : ImageLayer(dataFormat, name)
{
    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = Sorted(valueRange);

    /// <summary>The number of parts of the range.</summary>
    public int Bins { get; } = Guard.Positive(bins);

    private protected override ImageChange Change(Tensor images, bool training) => new(x => Transform(x, training));

    private Tensor Transform(Tensor images, bool training)
    {
        if (!training)
            return images;
        var x = Compute(images);
        var axis = SpatialAxes.Channels(DataFormat);
        return stack([.. x.unbind(axis).Select(Equalize)], axis).As(ComputingType);
    }

    private Tensor Equalize(Tensor channel)
    {
        var x = Linear(channel, ValueRange, (0, 255));
        var parts = (x.As(ScalarType.Float32) * (Bins - 1) / 255).to_type(ScalarType.Int64).clamp(0, Bins - 1);
        var counts = parts.reshape(-1).bincount(null, Bins);
        var sums = counts.cumsum(0);
        var first = sums.masked_fill(sums.eq(0), long.MaxValue).min();
        var rest = sums[-1] - first;
        var table = ((sums - first) * 255 / rest.masked_fill(rest.eq(0), 1)).round().clamp(0, 255);
        var looked = table.take((x / 255 * (Bins - 1)).clamp(0, Bins - 1).to_type(ScalarType.Int64).clamp_min(0));
        return Linear(where(counts.count_nonzero().le(1), x, looked), (0, 255), ValueRange);
    }

    private static Tensor Linear(Tensor x, (double Low, double High) from, (double Low, double High) to)
    {
        var scale = (to.High - to.Low) / (from.High - from.Low);
        return (x * scale) + (to.Low - (from.Low * scale));
    }
}
