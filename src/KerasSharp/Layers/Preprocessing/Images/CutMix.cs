namespace KerasSharp.Layers;

/// <summary>In training, puts into each image of a batch a random rectangle of another.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. An image alone stays as it is. Labels are mixed by the shares of the image that they keep; there are no bounding
/// boxes. Source: keras.layers.CutMix, https://arxiv.org/abs/1905.04899.</remarks>
/// <param name="factor">The bounds, 0 to 1, of the parameter of the Beta distribution of the share that is kept: the upper bound with 0 as
/// the lower, or both bounds.</param>
/// <param name="seed">An integer makes the rectangles repeatable; null for a seed that Keras picks.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">factor is not in [0, 1].</exception>
public sealed partial class CutMix(RandomFactor? factor = null, int? seed = null, DataFormat? dataFormat = null, string? name = null)
    : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the distribution's parameter.</summary>
    public RandomFactor Factor { get; } = (factor ?? 1).Bounds(0, 1, nameof(factor));

    internal override bool TakesBoxes => false;

    private protected override bool LeavesSingleImages => true;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        Shape each = [images.shape[0]];
        using var alpha = Draw(seeds, [1], Factor, ComputingType, images.device) + 1e-6;
        using var weight = KerasRandom.Beta(each, alpha, alpha, ComputingType, seeds).to(images.device);
        using var side = (1 - weight).sqrt();
        var (inside, share) = Rectangles.Draw(images, side, side, seeds, DataFormat);
        var order = KerasRandom.Shuffle(arange(images.shape[0], ScalarType.Int64), 0, seeds).to(images.device);
        var kept = (1 - share).view(-1, 1);
        return new(x => Paste(Compute(x)))
        {
            Masks = Paste,
            Labels = labels => Mixing.Mix(labels, labels.index_select(0, order), kept),
        };

        Tensor Paste(Tensor x) => where(inside, x.index_select(0, order), x);
    }
}
