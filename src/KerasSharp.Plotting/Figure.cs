using System.Text;
using System.Text.RegularExpressions;
using KerasSharp.Plotting;
using SkiaSharp;

namespace KerasSharp;

/// <summary>A picture: of a model, a training, a confusion matrix, images. In a notebook it shows itself.</summary>
public abstract partial class Figure
{
    private protected Figure()
    {
    }

    /// <summary>The width in pixels of a screen (96 an inch).</summary>
    public abstract int Width { get; }

    /// <summary>The height in pixels of a screen.</summary>
    public abstract int Height { get; }

    /// <summary>Pixels that <see cref="Save"/> and <see cref="ToPng"/> make of one pixel of a screen; 2 unless told.</summary>
    public double Scale
    {
        get;
        init => field = double.IsFinite(value) && value is > 0 and <= 20 ? value : throw new ArgumentOutOfRangeException(
            nameof(value), $"`Scale` must lie in (0, 20]. Received: Scale={value}");
    } = 2;

    /// <summary>The picture as SVG.</summary>
    public string ToSvg()
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(Width, Height), stream))
            Draw(canvas);
        var svg = Encoding.UTF8.GetString(stream.ToArray());
        svg = FontFamily().Replace(svg, $"font-family=\"{Typefaces.SvgFamily}\"");
        // With the box the picture shrinks into a narrow page.
        return SvgStart().Replace(svg, $"<svg viewBox=\"0 0 {Width} {Height}\" style=\"max-width:100%;height:auto\" ", 1);
    }

    /// <summary>The picture as a PNG file.</summary>
    public byte[] ToPng() => Encode(SKEncodedImageFormat.Png);

    /// <summary>Writes the picture into a file.</summary>
    /// <param name="path">Its name; the ending says what is written: .svg, .png, .jpg, .webp or .pdf.</param>
    /// <exception cref="ArgumentException">The ending is none of these.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var bytes = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".svg" => Encoding.UTF8.GetBytes(ToSvg()),
            ".png" => ToPng(),
            ".jpg" or ".jpeg" => Encode(SKEncodedImageFormat.Jpeg),
            ".webp" => Encode(SKEncodedImageFormat.Webp),
            ".pdf" => ToPdf(),
            var other => throw new ArgumentException(
                $"A picture is written as .svg, .png, .jpg, .webp or .pdf. Received: path={path}, whose ending is '{other}'", nameof(path)),
        };
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Draws the picture, a pixel of a screen being one.</summary>
    internal abstract void Draw(SKCanvas canvas);

    private byte[] Encode(SKEncodedImageFormat format)
    {
        var size = new SKImageInfo((int)Math.Ceiling(Width * Scale), (int)Math.Ceiling(Height * Scale));
        using var surface = SKSurface.Create(size) ?? throw new InvalidOperationException(
            $"A picture of {size.Width} × {size.Height} pixels is too large to be drawn; write it as .svg.");
        surface.Canvas.Scale((float)Scale);
        Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(format, 92);
        return data.ToArray();
    }

    private byte[] ToPdf()
    {
        const float PointsPerPixel = 0.75f;
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            using var canvas = document.BeginPage(Width * PointsPerPixel, Height * PointsPerPixel);
            canvas.Scale(PointsPerPixel);
            Draw(canvas);
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }

    [GeneratedRegex("font-family=\"[^\"]*\"")]
    private static partial Regex FontFamily();

    /// <summary>The declaration of XML, which must not stand within a page, goes too.</summary>
    [GeneratedRegex(@"^.*?<svg ", RegexOptions.Singleline)]
    private static partial Regex SvgStart();
}
