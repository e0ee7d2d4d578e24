namespace KerasSharp.Layers;

/// <summary>In training, distorts the perspective of some of the images: their corners move along the borders, each by a random
/// amount.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same shape, in the layer's type; with channels_first the
/// channels come before. Images have two rows and two columns at least. Source: keras.layers.RandomPerspective.</remarks>
/// <param name="factor">The bounds of the probability, 0 to 1, that an image is distorted: the upper bound with 0 as the lower, or both
/// bounds.</param>
/// <param name="scale">How far a corner may move, 0 to 1: half of it, either way, as a share of the image's size.</param>
/// <param name="interpolation">"bilinear" or "nearest".</param>
/// <param name="fillValue">The value of what comes in from outside.</param>
/// <param name="seed">An integer makes the distortions repeatable; null for a seed that Keras picks.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">factor or scale is not in [0, 1], or there is no such interpolation.</exception>
public sealed partial class RandomPerspective(
    RandomFactor? factor = null, double scale = 1, string interpolation = "bilinear", double fillValue = 0, int? seed = null,
    DataFormat? dataFormat = null, string? name = null) : RandomImageLayer(seed, dataFormat, name)
{
    /// <summary>The bounds of the probability that an image is distorted.</summary>
    public RandomFactor Factor { get; } = (factor ?? 1).Bounds(0, 1, nameof(factor));

    /// <summary>How far a corner may move.</summary>
    public double Scale { get; } = Guard.InRange(scale, 0, 1);

    /// <summary>Keras's name of the interpolation.</summary>
    public string Interpolation { get; } = CheckInterpolation(interpolation);

    /// <summary>The value of what comes in from outside.</summary>
    public double FillValue { get; } = fillValue;

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var (height, width) = SizeOf(images);
        if (height < 2 || width < 2)
            throw new ShapesRefusedException(
                $"Images must have two rows and two columns at least. Received: {height} rows, {width} columns");
        var chosen = Choose(images, seeds, Factor);
        var moves = Draw(seeds, [images.shape[0], 4, 2], (-0.5 * Scale, 0.5 * Scale), ComputingType, images.device);
        var (right, bottom) = ((float)(width - 1), (float)(height - 1));
        var corners = tensor(new[,] { { 0, 0 }, { right, 0 }, { 0, bottom }, { right, bottom } }, ComputingType, images.device).expand(
            moves.shape);
        var moved = where(chosen.view(-1, 1, 1), corners + (corners * moves), corners);
        var matrix = Homography.Between(corners, moved);
        var (row, column) = Homography.Places(matrix, height, width, ComputingType);
        return ImageChange.Moving(
            x => Distort(Compute(x), Interpolation == "bilinear"), masks => Distort(masks, bilinear: false),
            (left, top, right, bottom) => Homography.Surround(matrix, chosen.view(-1, 1), left, top, right, bottom));

        Tensor Distort(Tensor x, bool bilinear) => where(chosen, ImageSampling.At(
            x, row, column, bilinear, "constant", FillValue, DataFormat), x);
    }
}
