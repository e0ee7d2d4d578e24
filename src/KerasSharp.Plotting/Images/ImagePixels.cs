using SkiaSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Plotting;

/// <summary>The pixels of an image, red, green, blue and opacity.</summary>
internal sealed record ImagePixels(int Width, int Height, byte[] Bytes)
{
    private const int Most = 1024;

    /// <summary>Fractions up to here are no pixels of 0 to 255: feature maps, not a dark picture.</summary>
    private const float FewLevels = 64;

    /// <summary>The images of a tensor.</summary>
    /// <exception cref="ArgumentException">It has none, too many, or not the shape of images.</exception>
    public static ImagePixels[] Read(Tensor images)
    {
        if (Batch(images) is not { } batch)
        {
            throw new ArgumentException(
                $"`images` must have the shape (images, height, width, channels), "
                + "(images, height, width), (height, width, channels) or (height, width), with 1, 3 or 4 channels. "
                + $"Received: {Shape.Of(images.shape)}", nameof(images));
        }

        if (batch.shape[0] > Most)
            throw new ArgumentException(
                $"At most {Most} images are shown at once. Received: {batch.shape[0]}; take a part, such as `images[..64]`",
                nameof(images));
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        var bytes = ToBytes(batch.detach()).cpu();
        var channels = bytes.shape[3];
        var opaque = full_like(bytes[.., .., .., ..1], 255);
        var pixels = channels switch
        {
            1 => cat([bytes, bytes, bytes, opaque], 3),
            3 => cat([bytes, opaque], 3),
            _ => bytes,
        };
        var (height, width) = ((int)pixels.shape[1], (int)pixels.shape[2]);
        var all = pixels.contiguous().data<byte>().ToArray();
        var size = height * width * 4;
        return [.. Enumerable.Range(0, (int)pixels.shape[0])
            .Select(i => new ImagePixels(width, height, all.AsSpan(i * size, size).ToArray()))];
    }

    public SKImage ToImage() => SKImage.FromPixelCopy(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Unpremul), Bytes);

    /// <summary>The tensor as (images, height, width, channels); null where that cannot be.</summary>
    private static Tensor? Batch(Tensor images)
    {
        var shape = images.shape;
        if (shape.Contains(0) || images.is_complex())
            return null;
        return shape switch
        {
            [_, _, _, 1 or 3 or 4] => images,
            [_, _, 1 or 3 or 4] => images.unsqueeze(0),
            [_, _, _] => images.unsqueeze(-1),
            [_, _] => images.unsqueeze(0).unsqueeze(-1),
            _ => null,
        };
    }

    private static Tensor ToBytes(Tensor images)
    {
        if (images.dtype == ScalarType.Byte)
            return images;
        var values = images.to_type(ScalarType.Float32).nan_to_num(0, 0, 0);
        var (least, greatest) = (values.min().item<float>(), values.max().item<float>());
        if (least >= 0 && greatest <= 1)
            values = values * 255;
        else if (least < 0 || greatest > 255 || (greatest <= FewLevels && !values.round().eq(values).all().item<bool>()))
            values = Stretched(values);
        return values.round().to_type(ScalarType.Byte);
    }

    private static Tensor Stretched(Tensor values)
    {
        var least = values.amin([1, 2, 3], keepdim: true);
        var range = (values.amax([1, 2, 3], keepdim: true) - least).clamp_min(1e-12);
        return (values - least) / range * 255;
    }
}
