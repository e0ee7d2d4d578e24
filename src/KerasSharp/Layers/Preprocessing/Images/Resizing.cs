namespace KerasSharp.Layers;

/// <summary>Brings images to a height and width.</summary>
/// <remarks>Input (batch, h, w, channels) or (h, w, channels), output of the same with the new height and width; with channels_first the
/// channels come before. The element type stays: integers are rounded. The same in training and outside.
/// Source: keras.layers.Resizing.</remarks>
/// <param name="height">The new height.</param>
/// <param name="width">The new width.</param>
/// <param name="interpolation">"bilinear", "nearest" or "bicubic".</param>
/// <param name="cropToAspectRatio">Whether images are first cropped, from their middle, to the new ratio of height to width.</param>
/// <param name="padToAspectRatio">Whether images are first filled up, on two opposite sides, to the new ratio.</param>
/// <param name="fillMode">What they are filled up with: only "constant".</param>
/// <param name="fillValue">The value they are filled up with.</param>
/// <param name="antialias">Whether shrinking looks at all pixels: for "bilinear" and "bicubic".</param>
/// <param name="dataFormat">Where the channels stand; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">A size is below 1, there is no such interpolation or mode of filling, or images would be both
/// cropped and filled up.</exception>
[Refuses("interpolation", "\"lanczos3\"", "not on Keras's torch backend either")]
[Refuses("fill_mode", "\"reflect\"", "Keras knows constant alone")]
public sealed partial class Resizing(
    int height, int width, string interpolation = "bilinear", bool cropToAspectRatio = false, bool padToAspectRatio = false,
    string fillMode = "constant", double fillValue = 0, bool antialias = false, DataFormat? dataFormat = null,
    string? name = null) : ImageLayer(dataFormat, name)
{
    private readonly InterpolationMode _mode = ImageResampling.Mode(interpolation);

    /// <summary>The new height.</summary>
    public int Height { get; } = Guard.Positive(height);

    /// <summary>The new width.</summary>
    public int Width { get; } = Guard.Positive(width);

    /// <summary>Keras's name of the interpolation.</summary>
    public string Interpolation { get; } = interpolation;

    /// <summary>Whether images are first cropped to the new ratio.</summary>
    public bool CropToAspectRatio { get; } = cropToAspectRatio;

    /// <summary>Whether images are first filled up to the new ratio.</summary>
    public bool PadToAspectRatio { get; } = padToAspectRatio && cropToAspectRatio
        ? throw new ArgumentException("Only one of `padToAspectRatio` and `cropToAspectRatio` can be true.", nameof(padToAspectRatio))
        : padToAspectRatio;

    /// <summary>What they are filled up with.</summary>
    public string FillMode { get; } = Guard.OneOf(fillMode, ["constant"]);

    /// <summary>The value they are filled up with.</summary>
    public double FillValue { get; } = fillValue;

    /// <summary>Whether shrinking looks at all pixels.</summary>
    public bool Antialias { get; } = antialias;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => Resized(input, Height, Width);

    private protected override ImageChange Change(Tensor images, bool training)
    {
        var (rows, columns) = SizeOf(images);
        return new(x => Resize(x, _mode))
        {
            Masks = x => Resize(x, InterpolationMode.NearestExact),
            Corners = given => given with { Boxes = Move(given.Boxes, rows, columns) },
        };
    }

    private Tensor Resize(Tensor images, InterpolationMode mode)
    {
        var x = CropToAspectRatio ? ImageResampling.CropToRatio(images, Height, Width, DataFormat)
            : PadToAspectRatio ? ImageResampling.PadToRatio(ImageResampling.Floating(images), Height, Width, DataFormat, FillValue)
            : images;
        return ImageResampling.Resize(x, Height, Width, DataFormat, mode, Antialias, images.dtype);
    }

    private Tensor Move(Tensor boxes, long rows, long columns)
    {
        var (down, across) = ((double)Height / rows, (double)Width / columns);
        if (PadToAspectRatio || CropToAspectRatio)
            down = across = PadToAspectRatio ? Math.Min(down, across) : Math.Max(down, across);
        var (offsetY, offsetX) = (Math.Floor((Height - (rows * down)) / 2), Math.Floor((Width - (columns * across)) / 2));
        if (CropToAspectRatio)
            (offsetY, offsetX) = (-Math.Floor(((rows * down) - Height) / 2), -Math.Floor(((columns * across) - Width) / 2));
        var x = boxes.unbind(-1);
        var moved = stack([(x[0] * across) + offsetX, (x[1] * down) + offsetY, (x[2] * across) + offsetX, (x[3] * down) + offsetY], -1);
        // Boxes of zeros, or of -1, fill a batch up: they do not move into the image.
        return moved.masked_fill(boxes.le(0).all(-1, keepdim: true), 0);
    }
}
