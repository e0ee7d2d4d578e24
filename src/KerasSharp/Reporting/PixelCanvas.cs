using SkiaSharp;

namespace KerasSharp.Reporting;

/// <summary>Draws into pixels, with SkiaSharp.</summary>
internal sealed class PixelCanvas : IPlotCanvas, IDisposable
{
    /// <summary>Pixels for each unit of length, so that texts are sharp where a picture is shown larger.</summary>
    private const int Scale = 2;

    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;
    private readonly SKTypeface _font;

    public PixelCanvas(int width, int height)
    {
        _font = PlotFont.Find();
        _bitmap = new SKBitmap(new SKImageInfo(checked(width * Scale), checked(height * Scale), SKColorType.Rgba8888, SKAlphaType.Opaque));
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(SKColors.White);
        _canvas.Scale(Scale);
    }

    /// <summary>Writes the pixels in a format.</summary>
    public byte[] Encode(SKEncodedImageFormat format)
    {
        _canvas.Flush();
        using var data = _bitmap.Encode(format, quality: 95) ?? throw new InvalidOperationException(
            $"The picture could not be encoded as {format}.");
        return data.ToArray();
    }

    public void Line(double x1, double y1, double x2, double y2, string colour, int width = 1, bool dashed = false) =>
        Polyline([(x1, y1), (x2, y2)], colour, width, dashed);

    public void Polyline(IReadOnlyList<(double X, double Y)> points, string colour, int width = 1, bool dashed = false)
    {
        using var path = new SKPath();
        path.AddPoly([.. points.Select(point => new SKPoint((float)point.X, (float)point.Y))], close: false);
        using var dashes = dashed ? SKPathEffect.CreateDash([6, 3], 0) : null;
        using var paint = Paint(colour);
        (paint.Style, paint.StrokeWidth, paint.StrokeJoin, paint.PathEffect) = (SKPaintStyle.Stroke, width, SKStrokeJoin.Round, dashes);
        _canvas.DrawPath(path, paint);
    }

    public void Dot(double x, double y, string colour)
    {
        using var paint = Paint(colour);
        _canvas.DrawCircle((float)x, (float)y, 3, paint);
    }

    public void Text(string text, double x, double y, TextAnchor anchor, int size = 12, bool upwards = false)
    {
        using var paint = Paint("#333333");
        using var font = new SKFont(_font, size);
        var align = anchor switch { TextAnchor.Start => SKTextAlign.Left, TextAnchor.Middle => SKTextAlign.Center, _ => SKTextAlign.Right };
        _canvas.Save();
        _canvas.Translate((float)x, (float)y);
        if (upwards)
            _canvas.RotateDegrees(-90);
        _canvas.DrawText(text, 0, 0, align, font, paint);
        _canvas.Restore();
    }

    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
        _font.Dispose();
    }

    private static SKPaint Paint(string colour) => new() { Color = SKColor.Parse(colour), IsAntialias = true };
}
