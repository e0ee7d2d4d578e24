using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>Cuts out the middle of images. Those that are too small are enlarged, with their ratio kept, as little as is needed.</summary>
/// <remarks>
/// Input (batch, h, w, channels) or (h, w, channels), output of the same with the new height and width; with channels_first the channels
/// come before. The same in training and outside. Source: keras.layers.CenterCrop.
/// </remarks>
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

    private protected override Tensor Transform(Tensor images, bool training)
    {
        var x = Compute(images);
        var (rows, columns) = SizeOf(x);
        if (rows < Height || columns < Width)
            return ImageResampling.Resize(ImageResampling.CropToRatio(x, Height, Width, DataFormat), Height, Width, DataFormat);
        return x.narrow(HeightAxis, (rows - Height) / 2, Height).narrow(HeightAxis + 1, (columns - Width) / 2, Width);
    }
}
