namespace KerasSharp.Layers;

/// <summary>In training, makes images brighter or darker at random.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape and element type; with channels_first the channels
/// come before. Outside training the input itself. Source: keras.layers.RandomBrightness.</remarks>
/// <param name="factor">The bounds of what is added, as a share of the range of values: <c>0.2</c> for −0.2 to 0.2, or both bounds.</param>
/// <param name="valueRange">The least and the greatest value of the images; results are cut off there. Null for (0, 255).</param>
/// <param name="seed">An integer makes the amounts repeatable; null for a seed that Keras picks.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">factor is not in [-1, 1].</exception>
public sealed partial class RandomBrightness(
    RandomFactor factor, (double Low, double High)? valueRange = null, int? seed = null, DataFormat? dataFormat = null, string? name = null)
    : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of what is added, as a share of the range of values.</summary>
    public RandomFactor Factor { get; } = factor.Bounds(-1, 1, nameof(factor));

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = Sorted(valueRange);

    internal override bool KeepsType => true;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var added = DrawEach(images, seeds, Factor, KerasConfig.FloatX) * (ValueRange.High - ValueRange.Low);
        return new(x => (x + added.As(x.dtype)).clamp(ValueRange.Low, ValueRange.High).As(x.dtype));
    }
}
