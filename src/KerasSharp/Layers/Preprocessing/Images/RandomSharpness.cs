namespace KerasSharp.Layers;

/// <summary>In training, blurs images or makes them sharper.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. Source: keras.layers.RandomSharpness.</remarks>
/// <param name="factor">The bounds of the amount, 0 for blurred, 0.5 for the image as it is, 1 for sharper: the upper bound with 0 as the
/// lower, or both bounds.</param>
/// <param name="valueRange">The least and the greatest value of the images; results are cut off there. Null for (0, 255).</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="seed">An integer makes the amounts repeatable; null for a seed that Keras picks.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">factor is not in [0, 1].</exception>
public sealed partial class RandomSharpness(
    RandomFactor factor, (double Low, double High)? valueRange = null, DataFormat? dataFormat = null, int? seed = null, string? name = null)
    : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the amount.</summary>
    public RandomFactor Factor { get; } = factor.Bounds(0, 1, nameof(factor));

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = Sorted(valueRange);

    private protected override int IdleDraws => 1;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var blurred = 1 - (DrawEach(images, seeds, Factor, KerasConfig.FloatX) * 2).As(ComputingType);
        return new(given =>
        {
            var x = Compute(given);
            var kernel = full([3, 3], 1.0 / 13, x.dtype, x.device);
            kernel[1, 1] = 5.0 / 13;
            return (x + (blurred * (ImageFilter.Apply(x, kernel, DataFormat) - x))).clamp(ValueRange.Low, ValueRange.High);
        });
    }
}
