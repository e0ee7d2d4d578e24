namespace KerasSharp.Layers;

/// <summary>In training, changes the contrast of images at random: each channel's distance from its mean is multiplied.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape; with channels_first the channels come before.
/// Outside training the input itself. Source: keras.layers.RandomContrast.</remarks>
/// <param name="factor">The multiplier lies in [1 − lower, 1 + upper]: both bounds, or one number, which is the upper bound with 0 as the
/// lower.</param>
/// <param name="valueRange">The least and the greatest value of the images; results are cut off there. Null for (0, 255).</param>
/// <param name="seed">An integer makes the multipliers repeatable; null for a seed that Keras picks.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">factor is not in [0, 1].</exception>
public sealed partial class RandomContrast(
    RandomFactor factor, (double Low, double High)? valueRange = null, int? seed = null, DataFormat? dataFormat = null, string? name = null)
    : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>How far the multiplier may lie below and above 1.</summary>
    public RandomFactor Factor { get; } = factor.Bounds(0, 1, nameof(factor));

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = valueRange ?? (0, 255);

    internal override bool KeepsType => true;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var multiplier = DrawEach(images, seeds, (1 - Factor.Lower, 1 + Factor.Upper), ComputingType);
        return new(given =>
        {
            var x = DTypes.IsFloating(given.dtype) ? given : given.to_type(ScalarType.Float32);
            var mean = x.mean([HeightAxis], keepdim: true).mean([HeightAxis + 1], keepdim: true);
            return (((x - mean) * multiplier) + mean).clamp(ValueRange.Low, ValueRange.High);
        });
    }
}
