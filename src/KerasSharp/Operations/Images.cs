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

    /// <summary>The images or volumes of parts that do not overlap. Source: keras.ops.image.reconstruct_patches.</summary>
    /// <param name="patches">(rows, columns, values of a part), or a batch of these; with three sizes (layers, rows, columns,
    /// values).</param>
    /// <param name="size">The size of a part: one number for squares, height and width, or depth, height and width.</param>
    /// <param name="outputSize">The size of the image or volume.</param>
    /// <param name="strides">null or the size: parts side by side.</param>
    /// <param name="padding"><c>valid</c>, where the parts are the image, or <c>same</c>, where they go beyond it.</param>
    /// <param name="dataFormat">Where the values of a part are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <exception cref="ArgumentException">The sizes do not fit each other, or parts overlap.</exception>
    public static Tensor ReconstructPatches(
        Tensor patches, Integers size, Integers outputSize, [NullIs("size")] Integers? strides = null, Padding padding = default,
        [NullIs("KerasConfig.ImageDataFormat")] DataFormat? dataFormat = null)
    {
        long[] part = size is [var one] ? [one, one] : size.ToLongs(), step = strides is [var each] ? [each, each] : strides!.ToLongs();
        var axes = part.Length;
        if (axes is not (2 or 3) || outputSize.Count != axes || patches.Dimensions - axes is not (1 or 2) || !part.SequenceEqual(
            step.Length == axes ? step : [.. Enumerable.Repeat(step[0], axes)]))
            throw new ArgumentException(
                "`size`, `outputSize` and `strides` must be of as many axes, and `strides` the size. Received: "
                + $"size={size}, outputSize={outputSize}, strides={strides}, patches of shape {Shape.Of(patches.shape)}", nameof(size));
        var batch = patches.Dimensions == axes + 1 ? patches.unsqueeze(0) : patches;
        var x = dataFormat == DataFormat.ChannelsLast ? batch : moveaxis(batch, 1, -1);
        var grid = x.shape[1..^1];
        var volume = part.Aggregate(1L, (product, length) => product * length);
        for (var i = 0; i < axes; i++)
        {
            var covered = grid[i] * part[i];
            if (x.shape[^1] % volume != 0 || outputSize[i] > covered
                || (padding == Padding.Valid ? outputSize[i] != covered : outputSize[i] <= covered - part[i]))
                throw new ArgumentException(
                    $"`outputSize` must be that of the parts, {string.Join(" x ", grid)} of {size}. Received: outputSize={outputSize}, "
                    + $"padding={padding}, patches of shape {Shape.Of(patches.shape)}", nameof(outputSize));
        }

        var split = x.reshape([x.shape[0], .. grid, .. part, x.shape[^1] / volume]);
        long[] order = [0, .. Enumerable.Range(0, axes).SelectMany(i => new long[] { 1 + i, 1 + axes + i }), (2 * axes) + 1];
        var whole = split.permute(order).reshape([x.shape[0], .. grid.Zip(part, (a, b) => a * b), x.shape[^1] / volume]);
        for (var i = 0; i < axes; i++)
            whole = whole.narrow(i + 1, (whole.shape[i + 1] - outputSize[i]) / 2, outputSize[i]);
        var y = dataFormat == DataFormat.ChannelsLast ? whole : moveaxis(whole, -1, 1);
        return patches.Dimensions == axes + 1 ? y.squeeze(0) : y;
    }
}
