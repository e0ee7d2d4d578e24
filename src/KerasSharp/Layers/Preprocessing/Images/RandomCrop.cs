namespace KerasSharp.Layers;

/// <summary>In training, cuts a part out of images at a random place, the same for all images of a batch.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same with the new height and width, in the layer's type; with
/// channels_first the channels come before. Images that are not greater than the part in both directions are cut in the middle, to the
/// part's ratio, and resized. Outside training Keras 3.16 gives the images as they are. Source: keras.layers.RandomCrop.</remarks>
/// <param name="height">The height of the part.</param>
/// <param name="width">The width of the part.</param>
/// <param name="seed">An integer makes the places repeatable; null for a seed that Keras picks.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
public sealed partial class RandomCrop(int height, int width, int? seed = null, DataFormat? dataFormat = null, string? name = null)
    : RandomImageLayer(seed, dataFormat, name, keepsSeed: true)
{
    /// <summary>The height of the part.</summary>
    public int Height { get; } = Guard.Positive(height);

    /// <summary>The width of the part.</summary>
    public int Width { get; } = Guard.Positive(width);

    internal override bool KeepsType => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => Resized(input, Height, Width);

    internal override ImageChange Plan(Tensor images, SeedGenerator seeds)
    {
        var (rows, columns) = SizeOf(images);
        var (fromTop, fromLeft) = Place(rows, columns, seeds);
        var (height, width) = (Math.Min(Height, rows - fromTop), Math.Min(Width, columns - fromLeft));
        var (down, across) = ((double)Height / height, (double)Width / width);
        return ImageChange.Moving(
            x => Part(Compute(x), InterpolationMode.Bilinear),
            x => Part(x, InterpolationMode.NearestExact),
            (left, top, right, bottom) =>
                [(left - fromLeft) * across, (top - fromTop) * down, (right - fromLeft) * across, (bottom - fromTop) * down]);

        Tensor Part(Tensor x, InterpolationMode mode)
        {
            x = x.narrow(HeightAxis, fromTop, height).narrow(HeightAxis + 1, fromLeft, width);
            return (height, width) == (Height, Width) ? x : ImageResampling.Resize(x, Height, Width, DataFormat, mode);
        }
    }

    private (long Top, long Left) Place(long rows, long columns, SeedGenerator seeds)
    {
        if (rows > Height && columns > Width)
            return (Draw(rows - Height + 1, seeds), Draw(columns - Width + 1, seeds));
        var (top, left, _, _) = ImageResampling.Crop(rows, columns, Height, Width);
        return (top, left);
    }

    private static long Draw(long count, SeedGenerator seeds)
    {
        using var place = KerasRandom.Uniform([1], 0, count, KerasConfig.FloatX, seeds, CPU);
        return (long)place.to(ScalarType.Float64).item<double>();
    }
}
