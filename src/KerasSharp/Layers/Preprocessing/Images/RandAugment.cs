namespace KerasSharp.Layers;

/// <summary>In training, changes the images of a batch by a few layers that it draws out of eleven, each image by its own
/// amounts.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. Bounding boxes and masks go through the same layers in the same order. Source: keras.layers.RandAugment,
/// https://arxiv.org/abs/1909.13719.</remarks>
public sealed partial class RandAugment : AugmentationMixture
{
    /// <summary>A layer that draws among others.</summary>
    /// <param name="valueRange">The least and the greatest value of the images; null for (0, 255).</param>
    /// <param name="numOps">The number of layers that a batch goes through; 0 or more.</param>
    /// <param name="factor">The bounds of the strength of the layers, 0 to 1: the upper bound with 0 as the lower, or both bounds; null for
    /// 0.5.</param>
    /// <param name="interpolation">"bilinear" or "nearest".</param>
    /// <param name="seed">An integer makes the changes repeatable; null for a seed that Keras picks.</param>
    /// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <param name="name">The layer's name.</param>
    /// <exception cref="ArgumentException">factor is not in [0, 1], numOps is below 0, or there is no such interpolation.</exception>
    public RandAugment(
        (double Low, double High)? valueRange = null, int numOps = 2, RandomFactor? factor = null, string interpolation = "bilinear",
        int? seed = null, DataFormat? dataFormat = null, string? name = null)
        : base(valueRange, factor ?? 0.5, interpolation, seed, dataFormat, name)
    {
        NumOps = Guard.NotNegative(numOps);
        AddColours();
        AddTones();
    }

    /// <summary>The number of layers that a batch goes through.</summary>
    public int NumOps { get; }

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        ImageLayer[] parts =
        [
            RandomShear, RandomTranslation, RandomRotation, RandomBrightness!, RandomColorDegeneration!, RandomContrast!, RandomSharpness!,
            RandomPosterization!,
            Solarization!, AutoContrast!, Equalization!,
        ];
        using var drawn = KerasRandom.RandInt([NumOps], 0, parts.Length, seed: seeds);
        using var chosen = drawn.cpu();
        // Keras draws for all layers, whichever were chosen.
        var changes = Array.ConvertAll(parts, part => part.Plan(images, seeds));
        return ImageChange.InTurn([.. chosen.data<int>().Select(index => changes[index])], ComputingType, SizeOf(images));
    }
}
