namespace KerasSharp.Layers;

/// <summary>In training, inverts the values of some of the images: the greatest becomes 0.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape; with channels_first the channels come before.
/// Outside training the input itself. Source: keras.layers.RandomInvert.</remarks>
/// <param name="factor">The bounds of the probability, 0 to 1, that an image is inverted: the upper bound with 0 as the lower, or both
/// bounds.</param>
/// <param name="valueRange">The least and the greatest value of the images, of which Keras uses the greatest alone; null for (0,
/// 255).</param>
/// <param name="seed">An integer makes the choices repeatable; null for a seed that Keras picks.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">factor is not in [0, 1].</exception>
public sealed partial class RandomInvert(
    RandomFactor? factor = null, (double Low, double High)? valueRange = null, int? seed = null, DataFormat? dataFormat = null,
    string? name = null) : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the probability that an image is inverted.</summary>
    public RandomFactor Factor { get; } = (factor ?? 1).Bounds(0, 1, nameof(factor));

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = valueRange ?? (0, 255);

    internal override bool KeepsType => true;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var chosen = Choose(images, seeds, Factor);
        return new(x => where(chosen, ValueRange.High - Compute(x), Compute(x)));
    }
}
