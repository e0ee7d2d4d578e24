using SkiaSharp;

namespace KerasSharp.Media;

/// <summary>Pictures in files, by SkiaSharp: JPEG, PNG, BMP, GIF (its first frame) and WebP are read, the first two and WebP
/// written.</summary>
internal static class ImageCodec
{
    /// <summary>The most pixels of a picture: Pillow's bound against files of a few bytes that fill the memory.</summary>
    private const long MostPixels = 178_956_970;

    /// <summary>The picture of a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file holds no picture that can be read.</exception>
    public static PixelImage Read(string path, int channels)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no image file '{path}'.", path);
        return Read(File.ReadAllBytes(path), channels, path);
    }

    /// <summary>The picture of a file's bytes.</summary>
    public static PixelImage Read(byte[] bytes, int channels, string source)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data) ?? throw Unreadable(source, "it is of no known format, or damaged");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width < 1 || height < 1 || (long)width * height > MostPixels)
            throw Unreadable(source, $"it says to be {width} × {height} pixels");
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var bitmap = new SKBitmap(info);
        var result = codec.GetPixels(info, bitmap.GetPixels());
        if (result is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
            throw Unreadable(source, result.ToString());
        if (result == SKCodecResult.IncompleteInput)
            throw Unreadable(source, "it ends too early");
        var image = new PixelImage(height, width, 4, bitmap.GetPixelSpan().ToArray());
        return channels == 4 ? image : image.To(channels);
    }

    /// <summary>Writes a picture in the format of a name: <c>png</c>, <c>jpeg</c> (quality 75, as Pillow's) or <c>webp</c>.</summary>
    public static void Write(PixelImage image, string path, string format)
    {
        var kind = format switch
        {
            "png" => SKEncodedImageFormat.Png,
            "jpeg" => SKEncodedImageFormat.Jpeg,
            "webp" => SKEncodedImageFormat.Webp,
            _ => throw new ArgumentException(
                $"Images can be written as 'png', 'jpeg' or 'webp'. Received: fileFormat='{format}'", "fileFormat"),
        };
        var wide = image.To(4);
        using var bitmap = new SKBitmap(new SKImageInfo(
            image.Width, image.Height, SKColorType.Rgba8888, image.Channels == 4 ? SKAlphaType.Unpremul : SKAlphaType.Opaque));
        System.Runtime.InteropServices.Marshal.Copy(wide.Pixels, 0, bitmap.GetPixels(), wide.Pixels.Length);
        using var encoded = bitmap.Encode(kind, kind == SKEncodedImageFormat.Jpeg ? 75 : 100)
            ?? throw new InvalidOperationException($"The image could not be encoded as {format}.");
        using var file = File.Create(path);
        encoded.SaveTo(file);
    }

    private static InvalidDataException Unreadable(string source, string why) => new($"The image '{source}' cannot be read: {why}.");
}
