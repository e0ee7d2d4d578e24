namespace KerasSharp.Layers;

/// <summary>Cuts out the middle of images. Those that are too small are enlarged, with their ratio kept, as little as is needed.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same with the new height and width; with channels_first the
/// channels come before. The same in training and outside. Source: keras.layers.CenterCrop.</remarks>
/// <param name="height">The height of the part.</param>
/// <param name="width">The width of the part.</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
public sealed partial class CenterCrop(int height, int width, DataFormat? dataFormat = null, string? name = null)
    : ImageLayer(dataFormat, name)
{
    /// <summary>The height of the part.</summary>
    public int Height { get; } = Guard.Positive(height);

    /// <summary>The width of the part.</summary>
    public int Width { get; } = Guard.Positive(width);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => Resized(input, Height, Width);

    private protected override ImageChange Change(Tensor images, bool training)
    {
        var (rows, columns) = SizeOf(images);
        var shrinks = rows >= Height && columns >= Width;
        var (fromTop, fromLeft, height, width) = shrinks
            ? ((rows - Height) / 2, (columns - Width) / 2, Height, Width)
            : ImageResampling.Crop(rows, columns, Height, Width);
        var (down, across) = ((double)Height / height, (double)Width / width);
        return ImageChange.Moving(
            x => Part(Compute(x), InterpolationMode.Bilinear), x => Part(x, InterpolationMode.NearestExact),
            (left, top, right, bottom) => [Across(left), Down(top), Across(right), Down(bottom)]);

        Tensor Part(Tensor x, InterpolationMode mode)
        {
            x = x.narrow(HeightAxis, fromTop, height).narrow(HeightAxis + 1, fromLeft, width);
            return shrinks ? x : ImageResampling.Resize(x, Height, Width, DataFormat, mode);
        }

        Tensor Across(Tensor x) => (x.clamp(fromLeft, fromLeft + width) - fromLeft) * across;

        Tensor Down(Tensor y) => (y.clamp(fromTop, fromTop + height) - fromTop) * down;
    }
}
