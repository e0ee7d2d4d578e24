namespace KerasSharp.Layers;

/// <summary>In training, blurs some of the images with a Gaussian filter, the same for all images of a batch.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. Beyond the borders stands 0. Source: keras.layers.RandomGaussianBlur.</remarks>
/// <param name="factor">The bounds of the probability, 0 to 1, that an image is blurred: the upper bound with 0 as the lower, or both
/// bounds.</param>
/// <param name="kernelSize">The width and the height of the filter, odd numbers; Keras on torch takes only equal ones.</param>
/// <param name="sigma">The bounds of the filter's standard deviation in pixels, 0 to 1: the upper bound with 0 as the lower, or both
/// bounds.</param>
/// <param name="valueRange">The least and the greatest value of the images; results are cut off there. Null for (0, 255).</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="seed">An integer makes the choices repeatable; null for a seed that Keras picks.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">factor or sigma is not in [0, 1], or a size is even.</exception>
public sealed partial class RandomGaussianBlur(
    RandomFactor? factor = null, Sizes? kernelSize = null, RandomFactor? sigma = null, (double Low, double High)? valueRange = null,
    DataFormat? dataFormat = null, int? seed = null, string? name = null) : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the probability that an image is blurred.</summary>
    public RandomFactor Factor { get; } = (factor ?? 1).Bounds(0, 1, nameof(factor));

    /// <summary>The width and the height of the filter.</summary>
    public Sizes KernelSize { get; } = Odd(kernelSize ?? 3);

    /// <summary>The bounds of the filter's standard deviation.</summary>
    public RandomFactor Sigma { get; } = (sigma ?? 1).Bounds(0, 1, nameof(sigma));

    /// <summary>The least and the greatest value of the images.</summary>
    public (double Low, double High) ValueRange { get; } = valueRange ?? (0, 255);

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var chosen = Choose(images, seeds, Factor);
        var deviations = Draw(seeds, [2], Sigma, ComputingType, images.device) + 1e-6;
        return new(given =>
        {
            var x = Compute(given);
            var kernel = outer(ImageFilter.Gaussian(KernelSize[1], deviations[1]), ImageFilter.Gaussian(KernelSize[0], deviations[0]));
            return where(chosen, ImageFilter.Apply(x, kernel, DataFormat), x).clamp(ValueRange.Low, ValueRange.High);
        });
    }

    private static Sizes Odd(Sizes kernelSize) => kernelSize.All(size => size % 2 == 1)
        ? kernelSize.ForRank(2, nameof(kernelSize))
        : throw new ArgumentException(
            $"`kernelSize` must hold odd numbers of at least 1. Received: kernelSize={kernelSize}", nameof(kernelSize));
}
