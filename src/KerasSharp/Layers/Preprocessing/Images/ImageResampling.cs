namespace KerasSharp.Layers;

/// <summary>Images of another size, by torch's kernels.</summary>
internal static class ImageResampling
{
    /// <summary>The interpolations that torch has.</summary>
    public static InterpolationMode Mode(string interpolation) => interpolation switch
    {
        "bilinear" => InterpolationMode.Bilinear,
        "nearest" => InterpolationMode.NearestExact,
        "bicubic" => InterpolationMode.Bicubic,
        "lanczos3" or "lanczos5" => throw new ArgumentException(
            "Lanczos interpolation is not there on torch; take 'bilinear', 'nearest' or 'bicubic'. Received: "
            + $"interpolation='{interpolation}'", nameof(interpolation)),
        _ => throw new ArgumentException(
            $"`interpolation` must be 'bilinear', 'nearest' or 'bicubic'. Received: interpolation='{interpolation}'",
            nameof(interpolation)),
    };

    /// <summary>Images in a type that torch's kernels work in.</summary>
    public static Tensor Floating(Tensor images) => images.dtype == ScalarType.Float64 ? images : images.As(ScalarType.Float32);

    /// <summary>A batch of images in another size.</summary>
    /// <param name="images">The images.</param>
    /// <param name="height">The new height.</param>
    /// <param name="width">The new width.</param>
    /// <param name="format">Where the channels stand.</param>
    /// <param name="mode">How values between pixels are found.</param>
    /// <param name="antialias">Whether shrinking looks at all pixels.</param>
    /// <param name="result">The type of the result, in which integers are rounded; null for that of the images.</param>
    public static Tensor Resize(
        Tensor images, int height, int width, DataFormat format, InterpolationMode mode = InterpolationMode.Bilinear,
        bool antialias = false, ScalarType? result = null)
    {
        var type = result ?? images.dtype;
        var x = SpatialAxes.ToTorch(Floating(images), 2, format);
        var smooth = mode != InterpolationMode.NearestExact;
        var y = nn.functional.interpolate(
            x, [height, width], mode: mode, align_corners: smooth ? false : null, antialias: antialias && smooth);
        if (mode == InterpolationMode.Bicubic && type == ScalarType.Byte)
            y = y.clamp(0, 255);
        y = SpatialAxes.FromTorch(y, 2, format);
        return DTypes.IsFloating(type) ? y.As(type) : y.round().to_type(type);
    }

    /// <summary>The part in the middle of images, with four axes, that has the ratio of a height to a width.</summary>
    public static Tensor CropToRatio(Tensor images, int height, int width, DataFormat format)
    {
        var axis = SpatialAxes.First(format);
        var (top, left, newHeight, newWidth) = Crop(images.shape[axis], images.shape[axis + 1], height, width);
        return images.narrow(axis, top, newHeight).narrow(axis + 1, left, newWidth);
    }

    /// <summary>Where that part begins, and its size.</summary>
    public static (long Top, long Left, long Height, long Width) Crop(long height, long width, int targetHeight, int targetWidth)
    {
        var newHeight = Math.Max(Math.Min(height, (long)((double)(width * targetHeight) / targetWidth)), 1);
        var newWidth = Math.Max(Math.Min(width, (long)((double)(height * targetWidth) / targetHeight)), 1);
        return ((height - newHeight) / 2, (width - newWidth) / 2, newHeight, newWidth);
    }

    /// <summary>Images, with four axes, that are filled up on two opposite sides to the ratio of a height to a width.</summary>
    public static Tensor PadToRatio(Tensor images, int height, int width, DataFormat format, double value)
    {
        var axis = SpatialAxes.First(format);
        var (oldHeight, oldWidth) = (images.shape[axis], images.shape[axis + 1]);
        var rows = (Math.Max(oldHeight, (long)((double)(oldWidth * height) / width)) - oldHeight) / 2;
        var columns = (Math.Max(oldWidth, (long)((double)(oldHeight * width) / height)) - oldWidth) / 2;
        long[] pads = format == DataFormat.ChannelsLast ? [0, 0, columns, columns, rows, rows] : [columns, columns, rows, rows];
        return rows + columns == 0 ? images : nn.functional.pad(images, pads, PaddingModes.Constant, value);
    }
}
