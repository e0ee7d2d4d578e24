namespace KerasSharp.Layers;

/// <summary>In training, mixes images with chains of random changes of themselves.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. Masks are mixed as the images are; labels and bounding boxes stay. Which layers make a chain comes, as in Keras,
/// from the generator that <see cref="Utils.SetRandomSeed"/> starts, the amounts from the seed. Source: keras.layers.AugMix,
/// https://arxiv.org/abs/1912.02781.</remarks>
public sealed partial class AugMix : AugmentationMixture
{
    /// <summary>A layer that mixes chains of others.</summary>
    /// <param name="valueRange">The least and the greatest value of the images; results are cut off there. Null for (0, 255).</param>
    /// <param name="numChains">The number of chains; at least 1.</param>
    /// <param name="chainDepth">The greatest number of changes in a chain; 0 or more.</param>
    /// <param name="factor">The bounds of the strength of the layers, 0 to 1: the upper bound with 0 as the lower, or both bounds; null for
    /// 0.3.</param>
    /// <param name="alpha">The parameter of the distributions of the weights, Dirichlet of the chains and Beta of the images; above
    /// 0.</param>
    /// <param name="allOps">Whether brightness, colour, contrast and sharpness change too.</param>
    /// <param name="interpolation">"bilinear" or "nearest".</param>
    /// <param name="seed">An integer makes the amounts repeatable; null for a seed that Keras picks.</param>
    /// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <param name="name">The layer's name.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or there is no such interpolation.</exception>
    public AugMix(
        (double Low, double High)? valueRange = null, int numChains = 3, int chainDepth = 3, RandomFactor? factor = null, double alpha = 1,
        bool allOps = true, string interpolation = "bilinear", int? seed = null, DataFormat? dataFormat = null, string? name = null)
        : base(valueRange, factor ?? 0.3, interpolation, seed, dataFormat, name)
    {
        NumChains = Guard.Positive(numChains);
        ChainDepth = Guard.NotNegative(chainDepth);
        Alpha = alpha > 0 ? alpha : throw new ArgumentOutOfRangeException(
            nameof(alpha), $"`alpha` must be above 0. Received: alpha={alpha}");
        AllOps = allOps;
        AddTones();
        if (allOps)
            AddColours();
    }

    /// <summary>The number of chains.</summary>
    public int NumChains { get; }

    /// <summary>The greatest number of changes in a chain.</summary>
    public int ChainDepth { get; }

    /// <summary>The parameter of the distributions of the weights.</summary>
    public double Alpha { get; }

    /// <summary>Whether brightness, colour, contrast and sharpness change too.</summary>
    public bool AllOps { get; }

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        ImageLayer[] parts =
        [
            RandomShear, RandomTranslation, RandomRotation, RandomPosterization!, Solarization!, AutoContrast!, Equalization!,
            .. AllOps ? new ImageLayer[] { RandomBrightness!, RandomColorDegeneration!, RandomContrast!, RandomSharpness! } : [],
        ];
        var shares = KerasRandom.Gamma([NumChains], Alpha, seed: seeds).to(images.device);
        shares = Compute(shares / shares.sum());
        var weight = Compute(KerasRandom.Beta([], Alpha, Alpha, seed: seeds).to(images.device));
        var chains = new ImageChange[NumChains];
        for (var i = 0; i < chains.Length; i++)
            chains[i] = ImageChange.InTurn(Chain(), ComputingType, SizeOf(images));
        return new(given =>
        {
            var x = Compute(given);
            return Mix(x, chain => chain.Images(x)).clamp(ValueRange.Low, ValueRange.High);
        })
        {
            Masks = masks => Mix(masks, chain => chain.Masks(masks)),
        };

        List<ImageChange> Chain()
        {
            var steps = new List<ImageChange>();
            for (var j = 0; j < ChainDepth; j++)
            {
                // One more than there are layers: nothing.
                var index = PythonRandom.Shared.Choice(parts.Length + 1);
                if (index < parts.Length)
                    steps.Add(parts[index].Plan(images, seeds));
            }

            return steps;
        }

        Tensor Mix(Tensor x, Func<ImageChange, Tensor> apply)
        {
            var mixed = chains.Select((chain, i) => apply(chain) * shares[i]).Aggregate((a, b) => a + b);
            return (weight * x) + ((1 - weight) * mixed);
        }
    }
}
