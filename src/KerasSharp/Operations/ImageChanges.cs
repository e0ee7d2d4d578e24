using KerasSharp.Torch.Convolutions;

namespace KerasSharp.Operations;

/// <summary>Images with other colours, edges and sizes of their frame.</summary>
[Operations("keras.src.ops.image", Group = "Image")]
internal static class ImageChanges
{
    /// <summary>
    /// Red, green and blue, 0 to 1, as hue, saturation and value, each 0 to 1. Source: keras.ops.image.rgb_to_hsv.
    /// </summary>
    /// <param name="images">(height, width, 3) or a batch of these, of a floating type.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <exception cref="ArgumentException">There are not three channels, or values of an integer type.</exception>
    [KerasName("RGBToHSV")]
    public static Tensor RgbToHsv(Tensor images, DataFormat? dataFormat = null)
    {
        var (hue, saturation, value) = ImageColors.ToHsv(Colours(images, Format(dataFormat)), Format(dataFormat));
        return cat([hue, saturation, value], Axis(Format(dataFormat)));
    }

    /// <summary>
    /// Hue, saturation and value, each 0 to 1, as red, green and blue, 0 to 1. Source: keras.ops.image.hsv_to_rgb.
    /// </summary>
    /// <inheritdoc cref="RgbToHsv" path="/param|/exception"/>
    [KerasName("HSVToRGB")]
    public static Tensor HsvToRgb(Tensor images, DataFormat? dataFormat = null)
    {
        var parts = Colours(images, Format(dataFormat)).split(1, Axis(Format(dataFormat)));
        return ImageColors.FromHsv(parts[0], parts[1], parts[2], Format(dataFormat));
    }

    /// <summary>Images blurred by a bell; beyond the borders stands 0. Source: keras.ops.image.gaussian_blur.</summary>
    /// <param name="images">(height, width, channels) or a batch of these.</param>
    /// <param name="kernelSize">The size of the bell, two odd numbers; null for 3, 3.</param>
    /// <param name="sigma">The standard deviations; null for 1, 1.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <exception cref="ArgumentException">There are not two odd sizes and two deviations, or no images.</exception>
    public static Tensor GaussianBlur(
        Tensor images, [NullIs("(3, 3)")] Integers? kernelSize = null, [NullIs("[1.0, 1.0]")] double[]? sigma = null,
        DataFormat? dataFormat = null)
    {
        if (kernelSize is not [var height, var width] || height < 1 || width < 1 || height % 2 == 0 || width % 2 == 0
            || sigma is not [> 0, > 0])
            throw new ArgumentException(
                $"`kernelSize` must be two odd numbers, `sigma` two deviations above 0. Received: kernelSize={kernelSize}, "
                + $"sigma=[{string.Join(", ", sigma!)}]", nameof(kernelSize));
        var bell = outer(
            ImageFilter.Gaussian(width, tensor(sigma[1], images.dtype, images.device)),
            ImageFilter.Gaussian(height, tensor(sigma[0], images.dtype, images.device))).reshape(height, width);
        return Batched(images, x => ImageFilter.Apply(x, bell, Format(dataFormat)));
    }

    /// <summary>How much images change from row to row and from column to column. Source: keras.ops.image.sobel_edges.</summary>
    /// <param name="images">(batch, height, width, channels).</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <returns>The images' shape, then 2: the changes down and to the right.</returns>
    public static Tensor SobelEdges(Tensor images, DataFormat? dataFormat = null)
    {
        if (images.Dimensions != 4)
            throw new ArgumentException($"`images` must be a batch of images. Received: {Shape.Of(images.shape)}", nameof(images));
        var across = tensor(new float[,] { { -1, 0, 1 }, { -2, 0, 2 }, { -1, 0, 1 } }, images.dtype, images.device);
        return stack(
            [ImageFilter.Apply(images, across.T, Format(dataFormat)), ImageFilter.Apply(images, across, Format(dataFormat))], -1);
    }

    /// <summary>Images with zeros around them. Source: keras.ops.image.pad_images.</summary>
    /// <param name="images">(height, width, channels) or a batch of these.</param>
    /// <param name="topPadding">The rows above; null for what is left.</param>
    /// <param name="leftPadding">The columns to the left; null for what is left.</param>
    /// <param name="bottomPadding">The rows below; null for what is left.</param>
    /// <param name="rightPadding">The columns to the right; null for what is left.</param>
    /// <param name="targetHeight">The new height; null where top and bottom are given.</param>
    /// <param name="targetWidth">The new width; null where left and right are given.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <exception cref="ArgumentException">Not two of three numbers are given, or one is negative.</exception>
    public static Tensor PadImages(
        Tensor images, int? topPadding = null, int? leftPadding = null, int? bottomPadding = null, int? rightPadding = null,
        int? targetHeight = null, int? targetWidth = null,
        DataFormat? dataFormat = null) => Batched(images, x =>
    {
        var axis = SpatialAxes.First(Format(dataFormat));
        var (top, bottom) = Frame(topPadding, bottomPadding, targetHeight, x.shape[axis], 1, "topPadding, bottomPadding, targetHeight");
        var (left, right) = Frame(leftPadding, rightPadding, targetWidth, x.shape[axis + 1], 1, "leftPadding, rightPadding, targetWidth");
        return nn.functional.pad(
            x, Format(dataFormat) == DataFormat.ChannelsLast ? [0, 0, left, right, top, bottom] : [left, right, top, bottom]);
    });

    /// <summary>The inner part of images. Source: keras.ops.image.crop_images.</summary>
    /// <param name="images">(height, width, channels) or a batch of these.</param>
    /// <param name="topCropping">The rows cut above; null for what is too much.</param>
    /// <param name="leftCropping">The columns cut to the left; null for what is too much.</param>
    /// <param name="bottomCropping">The rows cut below; null for what is too much.</param>
    /// <param name="rightCropping">The columns cut to the right; null for what is too much.</param>
    /// <param name="targetHeight">The new height; null where top and bottom are given.</param>
    /// <param name="targetWidth">The new width; null where left and right are given.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <exception cref="ArgumentException">Not two of three numbers are given, or one is negative.</exception>
    public static Tensor CropImages(
        Tensor images, int? topCropping = null, int? leftCropping = null, int? bottomCropping = null, int? rightCropping = null,
        int? targetHeight = null, int? targetWidth = null,
        DataFormat? dataFormat = null) => Batched(images, x =>
    {
        var axis = SpatialAxes.First(Format(dataFormat));
        var (top, bottom) = Frame(
            topCropping, bottomCropping, targetHeight, x.shape[axis], -1, "topCropping, bottomCropping, targetHeight");
        var (left, right) = Frame(
            leftCropping, rightCropping, targetWidth, x.shape[axis + 1], -1, "leftCropping, rightCropping, targetWidth");
        return x.narrow(axis, top, x.shape[axis] - top - bottom).narrow(axis + 1, left, x.shape[axis + 1] - left - right);
    });

    /// <summary>The structural similarity of images, 1 for equal ones. Source: keras.ops.image.ssim.</summary>
    /// <param name="image1">(height, width, channels) or a batch of these.</param>
    /// <param name="image2">Others of the same shape.</param>
    /// <param name="maxVal">The largest value there may be.</param>
    /// <param name="filterSize">The size of the window that is looked at.</param>
    /// <param name="filterSigma">The standard deviation of the bell in it.</param>
    /// <param name="k1">The first constant.</param>
    /// <param name="k2">The second constant.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <returns>A number an image.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or images are smaller than the window.</exception>
    [KerasName("SSIM")]
    public static Tensor Ssim(
        Tensor image1, Tensor image2, double maxVal = 1, int filterSize = 11, double filterSigma = 1.5, double k1 = 0.01, double k2 = 0.03,
        DataFormat? dataFormat = null)
    {
        if (!TensorMath.SameShape(image1, image2) || image1.Dimensions is not (3 or 4) || filterSize < 1)
            throw new ArgumentException(
                $"`image1` and `image2` must be images of one shape. Received: {Shape.Of(image1.shape)} and {Shape.Of(image2.shape)}",
                nameof(image2));
        var (a, b) = Operand.Floating(image1, image2);
        var (x, y) = (Flat(a), Flat(b));
        if (x.shape[2] < filterSize || x.shape[3] < filterSize)
            throw new ArgumentException(
                $"Images must not be smaller than the window. Received: filterSize={filterSize}, {Shape.Of(image1.shape)}",
                nameof(filterSize));
        var bell = ImageFilter.Gaussian(filterSize, tensor(filterSigma, x.dtype, x.device));
        var kernel = outer(bell, bell).reshape(1, 1, filterSize, filterSize);
        var (c1, c2) = (Math.Pow(k1 * maxVal, 2), Math.Pow(k2 * maxVal, 2));
        var (meanX, meanY) = (Mean(x), Mean(y));
        var (squareX, squareY, product) = (meanX * meanX, meanY * meanY, meanX * meanY);
        var numerator = ((2 * product) + c1) * ((2 * (Mean(x * y) - product)) + c2);
        var denominator = (squareX + squareY + c1) * (Mean(x * x) - squareX + Mean(y * y) - squareY + c2);
        var each = (numerator / denominator).mean([1, 2, 3]);
        var found = image1.Dimensions == 3 ? each.mean() : each.reshape(image1.shape[0], -1).mean([-1]);
        return found.As(image1.dtype);

        Tensor Flat(Tensor image)
        {
            var batch = image.Dimensions == 3 ? image.unsqueeze(0) : image;
            var first = Format(dataFormat) == DataFormat.ChannelsLast ? batch.permute(0, 3, 1, 2) : batch;
            return first.reshape(-1, 1, first.shape[2], first.shape[3]);
        }

        Tensor Mean(Tensor image) => CheckedConvolution.Apply(image, kernel, null, new ConvolutionOptions([1, 1], [0, 0], [1, 1], 1));
    }

    private static int Axis(DataFormat format) => format == DataFormat.ChannelsLast ? -1 : -3;

    private static Tensor Colours(Tensor images, DataFormat format) =>
        images.Dimensions is 3 or 4 && images.size(Axis(format)) == 3 && DTypes.IsFloating(images.dtype) ? images
            : throw new ArgumentException(
                $"`images` must be colour images with three channels, of a floating type. Received: {DTypes.Name(images.dtype)} of shape "
                + $"{Shape.Of(images.shape)}", nameof(images));

    private static Tensor Batched(Tensor images, Func<Tensor, Tensor> change) => images.Dimensions switch
    {
        4 => change(images),
        3 => change(images.unsqueeze(0)).squeeze(0),
        _ => throw new ArgumentException(
            $"`images` must be (height, width, channels) or a batch of these. Received: {Shape.Of(images.shape)}", nameof(images)),
    };

    /// <summary>What is added, or cut, before and after: of both and the new size two are given.</summary>
    private static (long, long) Frame(int? before, int? after, int? target, long size, int sign, string names)
    {
        if (new[] { before, after, target }.Count(value => value is not null) != 2)
            throw new ArgumentException($"Exactly two of {names} must be given. Received: {before}, {after}, {target}", nameof(target));
        var difference = target is { } wanted ? (wanted - size) * sign : 0;
        var (first, last) = (before ?? difference - after!.Value, after ?? difference - before!.Value);
        return first >= 0 && last >= 0 && (sign > 0 || first + last <= size) ? (first, last) : throw new ArgumentException(
            $"{names} do not fit an image of size {size}. Received: {before}, {after}, {target}", nameof(target));
    }

    private static DataFormat Format(DataFormat? given) => given ?? KerasConfig.ImageDataFormat;
}
