namespace KerasSharp;

/// <summary>A picture in memory: what <c>Utils.LoadImg</c> gives, as Pillow's image in Keras; <c>Utils.ImgToArray</c> makes a tensor of
/// it.</summary>
public sealed class PixelImage
{
    internal PixelImage(int height, int width, int channels, byte[] pixels) =>
        (Height, Width, Channels, Pixels) = (height, width, channels, pixels);

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Values of a pixel: 1 grey, 3 red, green, blue, 4 with opacity.</summary>
    public int Channels { get; }

    /// <summary>Pillow's name of the kind: <c>L</c>, <c>RGB</c> or <c>RGBA</c>.</summary>
    public string Mode => Channels switch { 1 => "L", 3 => "RGB", _ => "RGBA" };

    /// <summary>The values, row by row, those of a pixel side by side.</summary>
    internal byte[] Pixels { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<PixelImage mode={Mode} size={Width}x{Height}>";

    /// <summary>The same picture of another kind; grey is Pillow's: 299 red + 587 green + 114 blue, in 1/1000.</summary>
    internal PixelImage To(int channels)
    {
        if (channels == Channels)
            return this;
        var to = new byte[Height * Width * channels];
        for (var i = 0; i < Height * Width; i++)
        {
            var from = Pixels.AsSpan(i * Channels, Channels);
            var (red, green, blue) = Channels == 1 ? (from[0], from[0], from[0]) : (from[0], from[1], from[2]);
            var pixel = to.AsSpan(i * channels, channels);
            if (channels == 1)
            {
                pixel[0] = (byte)(((red * 19595) + (green * 38470) + (blue * 7471) + 0x8000) >> 16);
                continue;
            }

            (pixel[0], pixel[1], pixel[2]) = (red, green, blue);
            if (channels == 4)
                pixel[3] = 255;
        }

        return new(Height, Width, channels, to);
    }
}
