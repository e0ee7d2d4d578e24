namespace KerasSharp.Layers;

/// <summary>What the layers have in common that choose at random among other layers of images.</summary>
public abstract class AugmentationMixture : RandomImageLayer
{
    private readonly List<ImageLayer> _parts = [];

    private protected AugmentationMixture(
        (double Low, double High)? valueRange, RandomFactor factor, string interpolation, int? seed, DataFormat? dataFormat, string? name)
        : base(seed, dataFormat, name)
    {
        ValueRange = valueRange ?? (0, 255);
        Factor = factor.Bounds(0, 1, nameof(factor));
        Interpolation = CheckInterpolation(interpolation);
        // Seeds that are not given are drawn in the order in which Keras makes the layers.
        RandomShear = Add(new RandomShear(Factor, Factor, Interpolation, seed: seed, dataFormat: dataFormat));
        RandomTranslation = Add(new RandomTranslation(Factor, Factor, interpolation: Interpolation, seed: seed, dataFormat: dataFormat));
        RandomRotation = Add(new RandomRotation(Factor, interpolation: Interpolation, seed: seed, dataFormat: dataFormat));
    }

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; }

    /// <summary>The bounds of the strength of the layers.</summary>
    public RandomFactor Factor { get; }

    /// <summary>The interpolation of images that move.</summary>
    public string Interpolation { get; }

    private protected RandomShear RandomShear { get; }

    private protected RandomTranslation RandomTranslation { get; }

    private protected RandomRotation RandomRotation { get; }

    private protected RandomBrightness? RandomBrightness { get; private set; }

    private protected RandomColorDegeneration? RandomColorDegeneration { get; private set; }

    private protected RandomContrast? RandomContrast { get; private set; }

    private protected RandomSharpness? RandomSharpness { get; private set; }

    private protected Solarization? Solarization { get; private set; }

    private protected RandomPosterization? RandomPosterization { get; private set; }

    private protected AutoContrast? AutoContrast { get; private set; }

    private protected Equalization? Equalization { get; private set; }

    /// <inheritdoc/>
    internal override void ChangeDType(DTypePolicy policy)
    {
        base.ChangeDType(policy);
        _parts?.ForEach(part => part.ChangeDType(policy));
    }

    /// <summary>Makes the layers of brightness, contrast and sharpness.</summary>
    private protected void AddColours()
    {
        RandomBrightness = Add(new RandomBrightness(Factor, ValueRange, Seed, DataFormat));
        RandomColorDegeneration = Add(new RandomColorDegeneration(Factor, ValueRange, dataFormat: DataFormat, seed: Seed));
        RandomContrast = Add(new RandomContrast(Factor, ValueRange, Seed, DataFormat));
        RandomSharpness = Add(new RandomSharpness(Factor, ValueRange, DataFormat, Seed));
    }

    /// <summary>Makes the layers that spread values or leave fewer of them.</summary>
    private protected void AddTones()
    {
        Solarization = Add(new Solarization(Factor, Factor, ValueRange, Seed, DataFormat));
        RandomPosterization = Add(new RandomPosterization(Math.Max(1, (int)(8 * Factor.Upper)), ValueRange, DataFormat, Seed));
        AutoContrast = Add(new AutoContrast(ValueRange, DataFormat));
        Equalization = Add(new Equalization(ValueRange, dataFormat: DataFormat));
    }

    private T Add<T>(T layer)
        where T : ImageLayer
    {
        _parts.Add(AddLayer(layer));
        return layer;
    }
}
