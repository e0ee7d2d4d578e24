namespace KerasSharp.Layers;

/// <summary>In training, turns the hue of images by a random part of the colour circle.</summary>
/// <remarks>Input (batch, h, w, 3) or (h, w, 3), output of the same shape; with channels_first the channels come before. Outside training
/// the input itself. Source: keras.layers.RandomHue.</remarks>
/// <param name="factor">How far the hue may turn, either way, 0 to 1, where 1 is half the circle: the upper bound with 0 as the lower, or
/// both bounds.</param>
/// <param name="valueRange">The least and the greatest value of the images; null for (0, 255).</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="seed">An integer makes the turns repeatable; null for a seed that Keras picks.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">factor is not in [0, 1].</exception>
public sealed partial class RandomHue(
    RandomFactor factor, (double Low, double High)? valueRange = null, DataFormat? dataFormat = null, int? seed = null, string? name = null)
    : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of how far the hue turns.</summary>
    public RandomFactor Factor { get; } = factor.Bounds(0, 1, nameof(factor));

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = valueRange ?? (0, 255);

    private protected override int IdleDraws => 2;

    internal override bool KeepsType => true;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var backwards = DrawEach(images, seeds, (0, 1), KerasConfig.FloatX).gt(0.5);
        var amount = DrawEach(images, seeds, Factor, KerasConfig.FloatX);
        var turn = where(backwards, -amount, amount) * 0.5;
        return new(given =>
        {
            var x = Rescale(Compute(given), ValueRange, (0, 1), ScalarType.Float32);
            var (hue, saturation, value) = ImageColors.ToHsv(x, DataFormat);
            hue = hue + turn.As(x.dtype);
            hue = where(hue.gt(1), hue - 1, hue);
            hue = where(hue.lt(0), hue + 1, hue);
            return Compute(Rescale(ImageColors.FromHsv(hue, saturation, value, DataFormat).clamp(0, 1), (0, 1), ValueRange,
                ScalarType.Float32));
        });
    }
}
