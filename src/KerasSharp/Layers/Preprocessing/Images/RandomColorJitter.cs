namespace KerasSharp.Layers;

/// <summary>In training, changes the brightness, contrast, saturation and hue of images, in this order, those of them that are asked
/// for.</summary>
/// <remarks>Input (batch, h, w, 3) or (h, w, 3), output of the same shape; with channels_first the channels come before. Outside training
/// the input itself. See <see cref="RandomBrightness"/>, <see cref="RandomContrast"/>, <see cref="RandomSaturation"/>,
/// <see cref="RandomHue"/>. All four follow the data format, which Keras 3.16 does not hand on to them.
/// Source: keras.layers.RandomColorJitter.</remarks>
public sealed partial class RandomColorJitter : RandomImageLayer
{
    private readonly List<RandomImageLayer> _parts = [];

    /// <summary>A layer that changes colours.</summary>
    /// <param name="valueRange">The least and the greatest value of the images; null for (0, 255).</param>
    /// <param name="brightnessFactor">The factor of <see cref="RandomBrightness"/>; null to leave brightness as it is.</param>
    /// <param name="contrastFactor">The factor of <see cref="RandomContrast"/>; null to leave contrast as it is.</param>
    /// <param name="saturationFactor">The factor of <see cref="RandomSaturation"/>; null to leave saturation as it is.</param>
    /// <param name="hueFactor">The factor of <see cref="RandomHue"/>; null to leave hue as it is.</param>
    /// <param name="seed">An integer makes the amounts repeatable; null for a seed that Keras picks.</param>
    /// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <param name="name">The layer's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor is not in the range that its layer takes.</exception>
    public RandomColorJitter(
        (double Low, double High)? valueRange = null, RandomFactor? brightnessFactor = null, RandomFactor? contrastFactor = null,
        RandomFactor? saturationFactor = null, RandomFactor? hueFactor = null, int? seed = null, DataFormat? dataFormat = null,
        string? name = null)
        : base(seed, dataFormat, name)
    {
        ValueRange = valueRange ?? (0, 255);
        (BrightnessFactor, ContrastFactor, SaturationFactor, HueFactor) = (brightnessFactor, contrastFactor, saturationFactor, hueFactor);
        brightnessFactor?.Bounds(-1, 1, nameof(brightnessFactor));
        contrastFactor?.Bounds(0, 1, nameof(contrastFactor));
        saturationFactor?.Bounds(-1, 1, nameof(saturationFactor));
        hueFactor?.Bounds(0, 1, nameof(hueFactor));
        Add(brightnessFactor, factor => new RandomBrightness(factor, valueRange, seed, dataFormat));
        Add(contrastFactor, factor => new RandomContrast(factor, valueRange, seed, dataFormat));
        Add(saturationFactor, factor => new RandomSaturation(factor, valueRange, dataFormat, seed));
        Add(hueFactor, factor => new RandomHue(factor, valueRange, dataFormat, seed));
    }

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; }

    /// <summary>The factor of the brightness.</summary>
    public RandomFactor? BrightnessFactor { get; }

    /// <summary>The factor of the contrast.</summary>
    public RandomFactor? ContrastFactor { get; }

    /// <summary>The factor of the saturation.</summary>
    public RandomFactor? SaturationFactor { get; }

    /// <summary>The factor of the hue.</summary>
    public RandomFactor? HueFactor { get; }

    internal override bool KeepsType => true;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var steps = _parts.ConvertAll(part => part.Plan(images, seeds));
        return new(x => steps.Aggregate(Compute(x), (y, step) => Compute(step.Images(y))));
    }

    /// <inheritdoc/>
    internal override void ChangeDType(DTypePolicy policy)
    {
        base.ChangeDType(policy);
        _parts.ForEach(part => part.ChangeDType(policy));
    }

    private void Add(RandomFactor? factor, Func<RandomFactor, RandomImageLayer> make)
    {
        if (factor is not null)
            _parts.Add(AddLayer(make(factor)));
    }
}
