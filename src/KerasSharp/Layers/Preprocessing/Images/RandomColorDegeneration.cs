namespace KerasSharp.Layers;

/// <summary>In training, takes colour out of images: each is mixed with its own grey version.</summary>
/// <remarks>Input (batch, h, w, 3) or (h, w, 3), output of the same shape; with channels_first the channels come before. Outside training
/// the input itself. Source: keras.layers.RandomColorDegeneration.</remarks>
/// <param name="factor">The bounds of the share of grey: 0 leaves the colours, 1 leaves none; <c>0.2</c> for −0.2 to 0.2, or both
/// bounds.</param>
/// <param name="valueRange">The least and the greatest value of the images; results are cut off there. Null for (0, 255).</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="seed">An integer makes the shares repeatable; null for a seed that Keras picks.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">factor is not in [-1, 1].</exception>
public sealed partial class RandomColorDegeneration(
    RandomFactor factor, (double Low, double High)? valueRange = null, DataFormat? dataFormat = null, int? seed = null, string? name = null)
    : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the share of grey.</summary>
    public RandomFactor Factor { get; } = factor.Bounds(-1, 1, nameof(factor));

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = Sorted(valueRange);

    private protected override int IdleDraws => 1;

    internal override bool KeepsType => true;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var share = DrawEach(images, seeds, Factor, KerasConfig.FloatX).As(ComputingType);
        return new(given =>
        {
            var x = Compute(given);
            return (x + (share * (ImageColors.ToGrey(x, DataFormat) - x))).clamp(ValueRange.Low, ValueRange.High);
        });
    }
}
