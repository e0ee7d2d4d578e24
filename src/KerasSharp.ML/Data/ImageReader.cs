using System.Numerics;
using System.Runtime.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;
using SkiaSharp;

namespace KerasSharp.ML.Data;

/// <summary>Images as (height, width, channels) from 0 to 255, red first; one channel is the lightness.</summary>
internal sealed class ImageReader<T>(DataViewSchema.Column column, int height, int width, int channels)
    : CellReader<T>(column, checked(height * width * channels))
    where T : unmanaged, INumber<T>
{
    private ValueGetter<MLImage> _getter = null!;
    private MLImage? _image;

    public override void Bind(DataViewRow row) => _getter = row.GetGetter<MLImage>(Column);

    public override void Read(Span<T> to, long row)
    {
        _getter(ref _image!);
        if (_image is null)
            throw Missing(row, null, $"an image of {height} x {width} pixels");
        if (_image.Height != height || _image.Width != width)
        {
            throw new DataViewException(
                Column.Name, row, $"the image has {_image.Height} x {_image.Width} pixels (height x width). Expected: {height} x {width}. "
                + $"Resize images before, with `ResizeImages`.");
        }

        ReadOnlySpan<byte> pixels = BitmapOf(_image).Bytes;
        var (red, blue) = _image.PixelFormat == MLPixelFormat.Rgba32 ? (0, 2) : (2, 0);
        for (var pixel = 0; pixel < height * width; pixel++)
        {
            var from = pixels.Slice(4 * pixel, 4);
            var target = to.Slice(channels * pixel, channels);
            if (channels == 1)
            {
                target[0] = T.CreateTruncating(Lightness(from[red], from[1], from[blue]));
                continue;
            }

            target[0] = T.CreateTruncating(from[red]);
            target[1] = T.CreateTruncating(from[1]);
            target[2] = T.CreateTruncating(from[blue]);
            if (channels == 4)
                target[3] = T.CreateTruncating(from[3]);
        }
    }

    /// <summary>The bitmap of an image.</summary>
    /// <remarks>
    /// ML.NET 5.0.1 is built with SkiaSharp 2.88; beside SkiaSharp 3, which TorchVision and ScottPlot bring, <c>MLImage.Pixels</c> ends in
    /// a MissingMethodException.
    /// </remarks>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_image")]
    private static extern ref SKBitmap BitmapOf(MLImage image);

    /// <summary>ITU-R 601-2 in integers, as Pillow's mode L, which Keras's <c>load_img</c> uses.</summary>
    private static int Lightness(int red, int green, int blue) => (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
}
