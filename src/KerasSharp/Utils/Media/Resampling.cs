namespace KerasSharp.Media;

/// <summary>Brings pictures to another size as Pillow's <c>Image.resize</c> does, bit for bit: columns first, then rows, in fixed
/// point.</summary>
internal static class Resampling
{
    private const int Precision = 22;

    private static readonly Dictionary<string, (double Support, Func<double, double> Weight)> Filters = new()
    {
        ["box"] = (0.5, x => x is > -0.5 and <= 0.5 ? 1 : 0),
        ["bilinear"] = (1, x => Math.Max(0, 1 - Math.Abs(x))),
        ["hamming"] =
            (1, x => Math.Abs(x) >= 1 ? 0 : x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x) * (0.54 + (0.46 * Math.Cos(Math.PI * x)))),
        ["bicubic"] = (2, Bicubic),
        ["lanczos"] = (3, x => x is >= -3 and < 3 ? Sinc(x) * Sinc(x / 3) : 0),
    };

    /// <summary>The part of a picture in another size.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="height">The new height.</param>
    /// <param name="width">The new width.</param>
    /// <param name="method"><c>nearest</c>, <c>bilinear</c>, <c>bicubic</c>, <c>lanczos</c>, <c>box</c> or <c>hamming</c>.</param>
    /// <param name="box">The part: left, top, right, bottom.</param>
    public static PixelImage Resize(PixelImage image, int height, int width, string method, (int Left, int Top, int Right, int Bottom) box)
    {
        if (method == "nearest")
            return Nearest(image, height, width, box);
        if (!Filters.TryGetValue(method, out var filter))
        {
            throw new ArgumentException(
                $"Invalid interpolation method {method} specified. Supported methods are nearest, {string.Join(", ", Filters.Keys)}",
                "interpolation");
        }

        // Colours of transparent pixels do not count.
        var source = image.Channels == 4 ? Premultiplied(image) : image;
        var columns = Weights(image.Width, box.Left, box.Right, width, filter);
        var rows = Weights(image.Height, box.Top, box.Bottom, height, filter);
        var narrow = Pass(source.Pixels, image.Height, image.Width, image.Channels, columns, alongRows: true);
        var result = new PixelImage(
            height, width, image.Channels, Pass(narrow, image.Height, width, image.Channels, rows, alongRows: false));
        return image.Channels == 4 ? Unpremultiplied(result) : result;
    }

    private static PixelImage Nearest(PixelImage image, int height, int width, (int Left, int Top, int Right, int Bottom) box)
    {
        var to = new byte[height * width * image.Channels];
        var (down, across) = ((double)(box.Bottom - box.Top) / height, (double)(box.Right - box.Left) / width);
        for (var y = 0; y < height; y++)
        {
            var row = Math.Min((int)(box.Top + ((y + 0.5) * down)), image.Height - 1);
            for (var x = 0; x < width; x++)
            {
                var column = Math.Min((int)(box.Left + ((x + 0.5) * across)), image.Width - 1);
                image.Pixels.AsSpan(((row * image.Width) + column) * image.Channels, image.Channels).CopyTo(
                    to.AsSpan(((y * width) + x) * image.Channels));
            }
        }

        return new(height, width, image.Channels, to);
    }

    /// <summary>For each new place, the first old one and the weights from there on, as whole numbers.</summary>
    private static (int First, int[] Weights)[] Weights(
        int size, int from, int to, int count, (double Support, Func<double, double> Weight) filter)
    {
        var scale = (double)(to - from) / count;
        var wide = Math.Max(scale, 1);
        var support = filter.Support * wide;
        var all = new (int, int[])[count];
        for (var i = 0; i < count; i++)
        {
            var center = from + ((i + 0.5) * scale);
            var first = Math.Max((int)(center - support + 0.5), 0);
            var length = Math.Min((int)(center + support + 0.5), size) - first;
            var weights = new double[length];
            for (var j = 0; j < length; j++)
                weights[j] = filter.Weight((j + first - center + 0.5) * (1 / wide));
            var sum = weights.Sum();
            all[i] = (first, Array.ConvertAll(weights, weight => Fixed(sum == 0 ? weight : weight * (1 / sum))));
        }

        return all;
    }

    private static byte[] Pass(byte[] from, int height, int width, int channels, (int First, int[] Weights)[] places, bool alongRows)
    {
        var (newHeight, newWidth) = alongRows ? (height, places.Length) : (places.Length, width);
        var step = alongRows ? channels : width * channels;
        var to = new byte[newHeight * newWidth * channels];
        for (var y = 0; y < newHeight; y++)
        {
            for (var x = 0; x < newWidth; x++)
            {
                var (first, weights) = places[alongRows ? x : y];
                var start = alongRows ? ((y * width) + first) * channels : ((first * width) + x) * channels;
                for (var channel = 0; channel < channels; channel++)
                {
                    var sum = 1 << (Precision - 1);
                    for (var j = 0; j < weights.Length; j++)
                        sum += from[start + (j * step) + channel] * weights[j];
                    to[(((y * newWidth) + x) * channels) + channel] = (byte)Math.Clamp(sum >> Precision, 0, 255);
                }
            }
        }

        return to;
    }

    private static int Fixed(double weight) => (int)((weight < 0 ? -0.5 : 0.5) + (weight * (1 << Precision)));

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Bicubic(double x)
    {
        const double a = -0.5;
        x = Math.Abs(x);
        if (x < 1)
            return ((((a + 2) * x) - (a + 3)) * x * x) + 1;
        return x < 2 ? ((((x - 5) * x) + 8) * x - 4) * a : 0;
    }

    private static PixelImage Premultiplied(PixelImage image) => Recoloured(image, (colour, alpha) =>
    {
        var product = (colour * alpha) + 128;
        return ((product >> 8) + product) >> 8;
    });

    private static PixelImage Unpremultiplied(PixelImage image) =>
        Recoloured(image, (colour, alpha) => alpha is 0 or 255 ? colour : Math.Min(255, 255 * colour / alpha));

    private static PixelImage Recoloured(PixelImage image, Func<int, int, int> colour)
    {
        var to = (byte[])image.Pixels.Clone();
        for (var i = 0; i < to.Length; i += 4)
        {
            for (var channel = 0; channel < 3; channel++)
                to[i + channel] = (byte)colour(to[i + channel], to[i + 3]);
        }

        return new(image.Height, image.Width, 4, to);
    }
}
