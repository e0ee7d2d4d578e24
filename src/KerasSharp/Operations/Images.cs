namespace KerasSharp.Operations;

/// <summary>Operations on images, (height, width, channels) or a batch of these.</summary>
[Operations("keras.src.ops.image", Group = "Image")]
internal static class Images
{
    /// <summary>Images in another size; integers stay such and are rounded. Source: keras.ops.image.resize.</summary>
    /// <param name="images">The images.</param>
    /// <param name="size">Height and width.</param>
    /// <param name="interpolation"><c>bilinear</c>, <c>nearest</c> or <c>bicubic</c>.</param>
    /// <param name="antialias">Whether shrinking looks at all pixels.</param>
    /// <param name="cropToAspectRatio">Whether images are first cropped to the new ratio of height to width.</param>
    /// <param name="padToAspectRatio">Whether they are first filled up to it.</param>
    /// <param name="fillMode">What they are filled up with: only <c>constant</c>.</param>
    /// <param name="fillValue">The value they are filled up with.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <exception cref="ArgumentException">There are no such images, interpolation or size.</exception>
    public static Tensor Resize(
        Tensor images, Integers size, string interpolation = "bilinear", bool antialias = false, bool cropToAspectRatio = false,
        bool padToAspectRatio = false, string fillMode = "constant", double fillValue = 0, DataFormat? dataFormat = null)
    {
        if (size is not [>= 1, >= 1])
            throw new ArgumentException($"`size` must be a height and a width of at least 1. Received: size={size}", nameof(size));
        if (images.Dimensions is not (3 or 4))
            throw new ArgumentException(
                $"`images` must be (height, width, channels) or a batch of these. Received: {Shape.Of(images.shape)}", nameof(images));
        var (height, width, format) = (size[0], size[1], dataFormat ?? KerasConfig.ImageDataFormat);
        var mode = ImageResampling.Mode(interpolation);
        if (fillMode != "constant" || (cropToAspectRatio && padToAspectRatio))
            throw new ArgumentException(
                $"`fillMode` must be \"constant\", and images are cropped or filled up, not both. Received: fillMode={fillMode}",
                nameof(fillMode));
        var x = images.Dimensions == 3 ? images.unsqueeze(0) : images;
        if (cropToAspectRatio)
            x = ImageResampling.CropToRatio(x, height, width, format);
        else if (padToAspectRatio)
            x = ImageResampling.PadToRatio(ImageResampling.Floating(x), height, width, format, fillValue);
        var y = ImageResampling.Resize(x, height, width, format, mode, antialias, images.dtype);
        return images.Dimensions == 3 ? y.squeeze(0) : y;
    }

    /// <summary>Colour images as grey ones, with one channel. Source: keras.ops.image.rgb_to_grayscale.</summary>
    /// <param name="images">The images, with channels red, green, blue.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    [KerasName("RGBToGrayscale")]
    public static Tensor RgbToGrayscale(Tensor images, DataFormat? dataFormat = null)
    {
        var axis = (dataFormat ?? KerasConfig.ImageDataFormat) == DataFormat.ChannelsLast ? -1 : -3;
        if (images.Dimensions is not (3 or 4) || images.size(axis) != 3)
            throw new ArgumentException(
                $"`images` must be colour images, or a batch of these, with three channels. Received: {Shape.Of(images.shape)}",
                nameof(images));
        var wide = Promotion.Floating(images);
        var weights = tensor([0.2989, 0.587, 0.114], wide.dtype, images.device);
        return moveaxis((moveaxis(wide, axis, -1) * weights).sum(-1, keepdim: true), -1, axis).As(images.dtype);
    }

    /// <summary>The parts of images or volumes, the values of each part in the channels. Source: keras.ops.image.extract_patches.</summary>
    /// <param name="images">(height, width, channels) or a batch of these; with three sizes (depth, height, width, channels).</param>
    /// <param name="size">The size of a part: one number for squares, height and width, or depth, height and width.</param>
    /// <param name="strides">The distance from part to part; null for their size.</param>
    /// <param name="dilationRate">The distance of a part's values.</param>
    /// <param name="padding"><c>valid</c> or <c>same</c>.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <exception cref="ArgumentException">The size is of another number of axes than the images.</exception>
    public static Tensor ExtractPatches(
        Tensor images, Integers size, [NullIs("size")] Integers? strides = null, int dilationRate = 1, Padding padding = default,
        [NullIs("KerasConfig.ImageDataFormat")] DataFormat? dataFormat = null)
    {
        int[] part = size is [var one] ? [one, one] : [.. (IEnumerable<int>)size!];
        if (part.Length is not (2 or 3) || images.Dimensions - part.Length is not (1 or 2))
            throw new ArgumentException(
                $"`size` must be one number, two for images or three for volumes. Received: size={size}, images of shape "
                + $"{Shape.Of(images.shape)}", nameof(size));
        var batch = images.Dimensions == part.Length + 1 ? images.unsqueeze(0) : images;
        var x = Promotion.Floating(batch);
        var channels = x.shape[dataFormat!.Value == DataFormat.ChannelsLast ? x.Dimensions - 1 : 1];
        var count = part.Aggregate(channels, (product, length) => product * length);
        var kernel = eye(count, dtype: x.dtype, device: x.device).reshape([.. part.Select(length => (long)length), channels, count]);
        var patches = Windows.Conv(x, kernel, strides, padding, dataFormat, dilationRate).As(images.dtype);
        return images.Dimensions == part.Length + 1 ? patches.squeeze(0) : patches;
    }
}
