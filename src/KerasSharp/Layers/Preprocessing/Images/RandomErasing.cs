namespace KerasSharp.Layers;

/// <summary>In training, fills a random rectangle of some of the images.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. Source: keras.layers.RandomErasing, https://arxiv.org/abs/1708.04896.</remarks>
/// <param name="factor">The bounds of the probability, 0 to 1, that an image is changed: the upper bound with 0 as the lower, or both
/// bounds.</param>
/// <param name="scale">The bounds, 0 to 1, of the squares of the rectangle's height and width as shares of the image's; null for (0.02,
/// 0.33).</param>
/// <param name="fillValue">What the rectangle is filled with: a number, or one for each of three channels; null for random values.</param>
/// <param name="valueRange">The least and the greatest value of the images; what is filled in is cut off there. Null for (0, 255).</param>
/// <param name="seed">An integer makes the rectangles repeatable; null for a seed that Keras picks.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">factor or scale is not in [0, 1], or fillValue holds neither one nor three numbers.</exception>
public sealed partial class RandomErasing(
    RandomFactor? factor = null, RandomFactor? scale = null, Numbers? fillValue = null, (double Low, double High)? valueRange = null,
    int? seed = null, DataFormat? dataFormat = null, string? name = null) : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the probability that an image is changed.</summary>
    public RandomFactor Factor { get; } = (factor ?? 1).Bounds(0, 1, nameof(factor));

    /// <summary>The bounds of the squares of the rectangle's sides.</summary>
    public RandomFactor Scale { get; } = (scale ?? (0.02, 0.33)).Bounds(0, 1, nameof(scale));

    /// <summary>What the rectangle is filled with; null for random values.</summary>
    public Numbers? FillValue { get; } = fillValue is null || fillValue.Count == (
        fillValue.IsList ? 3 : 1) ? fillValue : throw new ArgumentException(
        $"`fillValue` must be a number or three numbers. Received: fillValue={fillValue}", nameof(fillValue));

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = valueRange ?? (0, 255);

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        using var sides = Draw(seeds, [images.shape[0], 2], Scale, ComputingType, images.device).sqrt();
        var inside = Rectangles.Draw(images, sides[.., 0], sides[.., 1], seeds, DataFormat).Inside;
        var changed = Choose(images, seeds, Factor).logical_and(inside);
        var filling = Filling(images, seeds).clamp(ValueRange.Low, ValueRange.High);
        return new(x => where(changed, filling, Compute(x)));
    }

    private Tensor Filling(Tensor images, SeedGenerator seeds)
    {
        if (FillValue is null)
            return KerasRandom.Normal(images.shape, 0, 1, ComputingType, seeds, images.device) * ValueRange.High;
        var colours = tensor([.. FillValue], ComputingType, images.device);
        return DataFormat == DataFormat.ChannelsLast ? colours : colours.view(-1, 1, 1);
    }
}
