namespace KerasSharp.Layers;

/// <summary>In training, leaves images fewer shades: values, counted from 0 to 255, keep only some of their highest bits.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape; with channels_first the channels come before.
/// Outside training the input itself. Source: keras.layers.RandomPosterization.</remarks>
/// <param name="factor">The bounds of the number of bits, 1 to 8, the upper excluded: the upper bound with 1 as the lower, or both bounds;
/// two equal ones for that number.</param>
/// <param name="valueRange">The least and the greatest value of the images; null for (0, 255).</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="seed">An integer makes the numbers repeatable; null for a seed that Keras picks.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">factor is not in [1, 8], or not whole.</exception>
public sealed partial class RandomPosterization(
    RandomFactor factor, (double Low, double High)? valueRange = null, DataFormat? dataFormat = null, int? seed = null, string? name = null)
    : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the number of bits that are kept.</summary>
    public RandomFactor Factor { get; } = factor.Bounds(1, 8, nameof(factor)).Whole(nameof(factor));

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = Sorted(valueRange);

    private protected override int IdleDraws => Factor.Lower < Factor.Upper ? 1 : 0;

    internal override bool KeepsType => true;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        Shape each = [images.shape[0], 1, 1, 1];
        using var bits = Factor.Lower < Factor.Upper
            ? KerasRandom.RandInt(each, (long)Factor.Lower, (long)Factor.Upper, ScalarType.Byte, seeds)
            : full(each.ToArray(), Factor.Lower, ScalarType.Byte, images.device);
        // All bits but the lowest 8 - n are those of 256 - 2^(8 - n).
        var mask = (256 - pow(2, 8 - bits.to(images.device).to_type(ScalarType.Int32))).to_type(ScalarType.Byte);
        return new(x =>
        {
            var shades = Rescale(x, ValueRange, (0, 255), ComputingType).to_type(ScalarType.Byte).bitwise_and(mask);
            return Rescale(Compute(shades), (0, 255), ValueRange, ComputingType);
        });
    }
}
