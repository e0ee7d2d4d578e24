namespace KerasSharp.Layers;

/// <summary>In training, makes the colours of images stronger or weaker.</summary>
/// <remarks>Input (batch, h, w, 3) or (h, w, 3), output of the same shape; with channels_first the channels come before. Images must be of
/// a floating type. Outside training the input itself. Source: keras.layers.RandomSaturation.</remarks>
/// <param name="factor">The bounds of the amount, 0 for grey, 0.5 for the colours as they are, 1 for full colours: <c>0.2</c> for −0.2 to
/// 0.2, or both bounds.</param>
/// <param name="valueRange">The least and the greatest value of the images, where Keras cuts the saturation off; null for (0, 255).</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="seed">An integer makes the amounts repeatable; null for a seed that Keras picks.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">factor is not in [-1, 1].</exception>
public sealed partial class RandomSaturation(
    RandomFactor factor, (double Low, double High)? valueRange = null, DataFormat? dataFormat = null, int? seed = null, string? name = null)
    : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the amount.</summary>
    public RandomFactor Factor { get; } = factor.Bounds(-1, 1, nameof(factor));

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = Sorted(valueRange);

    private protected override int IdleDraws => 1;

    internal override bool KeepsType => true;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var drawn = DrawEach(images, seeds, Factor, KerasConfig.FloatX);
        var multiplier = (drawn / (1 - drawn + KerasConfig.Epsilon)).As(ComputingType);
        return new(x =>
        {
            var (hue, saturation, value) = ImageColors.ToHsv(x, DataFormat);
            return ImageColors.FromHsv(hue, (saturation * multiplier).clamp(ValueRange.Low, ValueRange.High), value, DataFormat);
        });
    }
}
