using KerasSharp.Media;

namespace KerasSharp;

public static partial class Utils
{
    /// <summary>Reads a picture: JPEG, PNG, BMP, GIF (its first frame) or WebP.</summary>
    /// <param name="path">The file.</param>
    /// <param name="colorMode"><c>rgb</c>, <c>rgba</c> or <c>grayscale</c>.</param>
    /// <param name="targetSize">Height and width to bring it to; null for its own.</param>
    /// <param name="interpolation"><c>nearest</c>, <c>bilinear</c>, <c>bicubic</c>, <c>lanczos</c>, <c>box</c> or <c>hamming</c>, as Pillow
    /// computes them.</param>
    /// <param name="keepAspectRatio">Whether the picture is first cropped to the new ratio.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file holds no picture that can be read.</exception>
    /// <exception cref="ArgumentException">A mode or method is unknown, or a size is below 1.</exception>
    /// <remarks>Source: keras.utils.load_img.</remarks>
    public static PixelImage LoadImg(
        string path, string colorMode = "rgb", (int Height, int Width)? targetSize = null, string interpolation = "nearest",
        bool keepAspectRatio = false)
    {
        ArgumentNullException.ThrowIfNull(path);
        var image = ImageCodec.Read(path, ChannelsOf(colorMode));
        if (targetSize is not var (height, width) || (height, width) == (image.Height, image.Width))
            return image;
        if (height < 1 || width < 1)
            throw new ArgumentOutOfRangeException(
                nameof(targetSize), $"`targetSize` must be a height and a width of at least 1. Received: targetSize={targetSize}");
        var box = (0, 0, image.Width, image.Height);
        if (keepAspectRatio)
        {
            var cropHeight = (int)Math.Min(image.Height, (long)image.Width * height / width);
            var cropWidth = (int)Math.Min(image.Width, (long)image.Height * width / height);
            var (top, left) = ((image.Height - cropHeight) / 2, (image.Width - cropWidth) / 2);
            box = (left, top, left + cropWidth, top + cropHeight);
        }

        return Resampling.Resize(image, height, width, interpolation, box);
    }

    /// <summary>The values of a picture, 0 to 255, (height, width, channels), or with channels first.</summary>
    /// <param name="img">The picture.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <param name="dtype">The element type; null for <see cref="KerasConfig.FloatX"/>.</param>
    /// <remarks>Source: keras.utils.img_to_array.</remarks>
    public static Tensor ImgToArray(PixelImage img, DataFormat? dataFormat = null, DType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(img);
        ScalarType type = dtype ?? KerasConfig.FloatX;
        using var scope = NewDisposeScope();
        var x = tensor(img.Pixels, [img.Height, img.Width, img.Channels]).to_type(type);
        if ((dataFormat ?? KerasConfig.ImageDataFormat) == DataFormat.ChannelsFirst)
            x = x.permute(2, 0, 1).contiguous();
        return x.MoveToOuterDisposeScope();
    }

    /// <summary>A picture of values.</summary>
    /// <param name="x">(height, width, channels), or with channels first; 1, 3 or 4 channels.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <param name="scale">Whether the values are spread over 0 to 255: the least becomes 0, the largest 255.</param>
    /// <param name="dtype">The element type in which they are spread; null for <see cref="KerasConfig.FloatX"/>.</param>
    /// <exception cref="ArgumentException">There are other axes or channels, or without <paramref name="scale"/> values outside of 0 to
    /// 255.</exception>
    /// <remarks>Source: keras.utils.array_to_img.</remarks>
    public static PixelImage ArrayToImg(ArrayLike x, DataFormat? dataFormat = null, bool scale = true, DType? dtype = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        ScalarType type = dtype ?? KerasConfig.FloatX;
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var values = x.ToReadOnlyTensor().to_type(type).cpu();
        if (values.Dimensions != 3)
            throw new ArgumentException(
                $"Expected image array to have rank 3 (single image). Got array with shape: {Shape.Of(values.shape)}", nameof(x));
        if ((dataFormat ?? KerasConfig.ImageDataFormat) == DataFormat.ChannelsFirst)
            values = values.permute(1, 2, 0);
        if (values.shape[2] is not (1 or 3 or 4))
            throw new ArgumentException($"Unsupported channel number: {values.shape[2]}. An image has 1, 3 or 4 channels.", nameof(x));
        if (values.numel() == 0)
            throw new ArgumentException($"An image must have pixels. Received: an array of shape {Shape.Of(values.shape)}", nameof(x));
        if (scale)
        {
            values = values - values.min();
            var largest = values.max();
            values = largest.to_type(ScalarType.Float64).item<double>() == 0 ? values * 255 : values / largest * 255;
        }
        else if (
            values.min().to_type(ScalarType.Float64).item<double>() < 0 || values.max().to_type(ScalarType.Float64).item<double>() >= 256)
        {
            throw new ArgumentException("Without `scale` the values of an image must lie in 0 to 255.", nameof(x));
        }

        var bytes = values.to_type(ScalarType.Byte).ToHost<byte>();
        return new((int)values.shape[0], (int)values.shape[1], (int)values.shape[2], bytes);
    }

    /// <summary>Writes values as a picture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="x">(height, width, channels), or with channels first; 1, 3 or 4 channels.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <param name="fileFormat"><c>png</c>, <c>jpeg</c> or <c>webp</c>; null for the path's ending.</param>
    /// <param name="scale">Whether the values are spread over 0 to 255.</param>
    /// <exception cref="ArgumentException">The format is another, or the values are no image.</exception>
    /// <remarks>Source: keras.utils.save_img.</remarks>
    public static void SaveImg(string path, ArrayLike x, DataFormat? dataFormat = null, string? fileFormat = null, bool scale = true)
    {
        ArgumentNullException.ThrowIfNull(path);
        var format = (fileFormat ?? Path.GetExtension(path).TrimStart('.')).ToLowerInvariant();
        format = format == "jpg" ? "jpeg" : format;
        var image = ArrayToImg(x, dataFormat, scale);
        if (image.Channels == 4 && format == "jpeg")
        {
            Warnings.Warn("The JPEG format does not support RGBA images, converting to RGB.");
            image = image.To(3);
        }

        ImageCodec.Write(image, path, format);
    }

    private static int ChannelsOf(string colorMode) => colorMode switch
    {
        "grayscale" => 1,
        "rgb" => 3,
        "rgba" => 4,
        _ => throw new ArgumentException(
            $"`colorMode` must be 'grayscale', 'rgb' or 'rgba'. Received: colorMode='{colorMode}'", nameof(colorMode)),
    };
}
