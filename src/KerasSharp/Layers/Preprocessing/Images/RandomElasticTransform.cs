namespace KerasSharp.Layers;

/// <summary>In training, distorts some of the images as if they were printed on rubber: each pixel moves a little, much as its neighbours
/// do.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. There are no bounding boxes. As on Keras's torch backend the distortions come from torch's own generator, which
/// <see cref="Utils.SetRandomSeed"/> starts; the seed decides on the images and the strength.
/// Source: keras.layers.RandomElasticTransform.</remarks>
/// <param name="factor">The bounds of the probability, 0 to 1, that an image is distorted: the upper bound with 0 as the lower, or both
/// bounds.</param>
/// <param name="scale">The bounds of the strength, 0 to 1: the upper bound with 0 as the lower, or both bounds.</param>
/// <param name="interpolation">"bilinear" or "nearest".</param>
/// <param name="fillMode">What comes in from outside: "reflect", "mirror", "wrap", "constant" or "nearest".</param>
/// <param name="fillValue">The value from outside with "constant".</param>
/// <param name="valueRange">The least and the greatest value of the images; results are cut off there. Null for (0, 255).</param>
/// <param name="seed">An integer makes the choices repeatable; null for a seed that Keras picks.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">factor or scale is not in [0, 1], or there is no such mode or interpolation.</exception>
public sealed partial class RandomElasticTransform(
    RandomFactor? factor = null, RandomFactor? scale = null, string interpolation = "bilinear", string fillMode = "reflect",
    double fillValue = 0, (double Low, double High)? valueRange = null, int? seed = null, DataFormat? dataFormat = null,
    string? name = null) : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the probability that an image is distorted.</summary>
    public RandomFactor Factor { get; } = (factor ?? 1).Bounds(0, 1, nameof(factor));

    /// <summary>The bounds of the strength.</summary>
    public RandomFactor Scale { get; } = (scale ?? 1).Bounds(0, 1, nameof(scale));

    /// <summary>Keras's name of the interpolation.</summary>
    public string Interpolation { get; } = CheckInterpolation(interpolation);

    /// <summary>What comes in from outside.</summary>
    public string FillMode { get; } = Guard.OneOf(fillMode, ["reflect", "mirror", "wrap", "constant", "nearest"]);

    /// <summary>The value from outside with "constant".</summary>
    public double FillValue { get; } = fillValue;

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = valueRange ?? (0, 255);

    internal override bool TakesBoxes => false;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        if (Scale.Upper == 0 || Factor.Upper == 0)
            return new(Compute);
        var (height, width) = SizeOf(images);
        var chosen = Choose(images, seeds, Factor);
        var strength = Draw(seeds, [], Scale, ComputingType, images.device);
        // Of a strength of exactly 0 the bell would be nowhere.
        var sigma = (Math.Min(height, width) * (strength * 0.05)).clamp_min(1e-6);
        var alpha = Math.Max(height, width) * (strength * 0.1);
        var size = (long)(6 * sigma).to(CPU).to_type(ScalarType.Float64).item<double>() | 1;
        var bell = ImageFilter.Gaussian(size, sigma);
        var across = Distances();
        var down = Distances();
        var row = (arange(height, ScalarType.Float32, images.device).view(1, -1, 1) + down).reshape(-1, height * width);
        var column = (arange(width, ScalarType.Float32, images.device).view(1, 1, -1) + across).reshape(-1, height * width);
        return new(x => Distort(Compute(x), Interpolation == "bilinear").clamp(ValueRange.Low, ValueRange.High))
        {
            Masks = masks => Distort(masks, bilinear: false),
        };

        Tensor Distort(Tensor x, bool bilinear) => where(chosen, ImageSampling.At(
            x, row, column, bilinear, FillMode, FillValue, DataFormat), x);

        Tensor Distances()
        {
            var noise = randn([images.shape[0], height, width], ComputingType, images.device) * sigma;
            return alpha * ImageFilter.Apply(noise.unsqueeze(-1), outer(bell, bell), DataFormat.ChannelsLast).squeeze(-1);
        }
    }
}
