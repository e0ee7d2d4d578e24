using KerasSharp.Plotting;
using SkiaSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp;

/// <summary>Images side by side in rows, a title below each.</summary>
/// <example><code>
/// ImageGrid.Of(xTest[..16], titles: yTest[..16].data&lt;long&gt;().Select(label => $"{label}")).Save("digits.png");
/// </code></example>
public sealed class ImageGrid : Figure
{
    private const float Gap = 8, TitleHeight = 18, Margin = 10;
    private readonly ImagePixels[] _images;
    private readonly string[] _titles;
    private readonly PlotTheme _theme;
    private readonly int _columns;
    private readonly float _cellWidth;
    private readonly float _cellHeight;
    private readonly string? _title;

    private ImageGrid(ImagePixels[] images, string[] titles, int columns, int size, string? title, PlotTheme theme)
    {
        (_images, _titles, _columns, _title, _theme) = (images, titles, Math.Min(columns, images.Length), title, theme);
        var factor = (float)size / Math.Max(images[0].Width, images[0].Height);
        // Small images are shown in whole multiples, so that all pixels are of one size.
        factor = factor > 1 ? MathF.Floor(factor) : factor;
        (_cellWidth, _cellHeight) = (images[0].Width * factor, images[0].Height * factor);
        var rows = (images.Length + _columns - 1) / _columns;
        using var bold = Typefaces.Font(14, bold: true);
        Width = (int)Math.Ceiling(Math.Max((2 * Margin) + (_columns * (_cellWidth + Gap)) - Gap, title is null ? 0
            : bold.MeasureText(title) + (2 * Margin)));
        Height = (int)Math.Ceiling((2 * Margin) + Head + (rows * (_cellHeight + Gap + Below)) - Gap);
    }

    /// <inheritdoc/>
    public override int Width { get; }

    /// <inheritdoc/>
    public override int Height { get; }

    private float Head => _title is null ? 0 : 26;

    private float Below => _titles.Length > 0 ? TitleHeight : 0;

    /// <summary>A picture of images.</summary>
    /// <param name="images">
    /// (images, height, width, channels), (images, height, width) or (height, width, channels), with 1, 3 or 4 channels; (height, width)
    /// too.
    /// Bytes are 0 to 255. Of other numbers 0 to 1 is black to white where all lie in it, 0 to 255 where they lie in that and are whole
    /// or reach beyond 64; others are stretched from the least to the greatest of each image.
    /// </param>
    /// <param name="titles">A text below each; null for none.</param>
    /// <param name="columns">Images in a row; 0 for as many as fit.</param>
    /// <param name="size">About how many pixels of the screen the longer side of an image takes.</param>
    /// <param name="title">A title above all; null for none.</param>
    /// <param name="theme">The colours around; null for <see cref="PlotTheme.Light"/>.</param>
    /// <exception cref="ArgumentException">The tensor is none of images, there are no images, or not as many titles.</exception>
    public static ImageGrid Of(ArrayLike images, IEnumerable<string>? titles = null, int columns = 0, int size = 84, string? title = null,
        PlotTheme? theme = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (columns < 0)
            throw new ArgumentOutOfRangeException(nameof(columns), $"`columns` must be 0 or more. Received: columns={columns}");
        if (size is < 1 or > 4096)
            throw new ArgumentOutOfRangeException(nameof(size), $"`size` must lie in [1, 4096]. Received: size={size}");
        using var scope = NewDisposeScope();
        var pixels = ImagePixels.Read(images.ToTensor());
        string[] texts = [.. titles ?? []];
        if (titles is not null && texts.Length != pixels.Length)
            throw new ArgumentException(
                $"There must be as many `titles` as images. Received: {texts.Length} titles and {pixels.Length} images", nameof(titles));
        var across = columns > 0 ? columns : Math.Max(1, (int)(820 / (size + Gap)));
        return new ImageGrid(pixels, texts, across, size, title, theme ?? PlotTheme.Light);
    }

    internal override void Draw(SKCanvas canvas)
    {
        using var background = new SKPaint { Color = _theme.Color(t => t.Background) };
        using var text = new SKPaint { IsAntialias = true, Color = _theme.Color(t => t.Foreground) };
        using var font = Typefaces.Font(12);
        using var bold = Typefaces.Font(14, bold: true);
        canvas.DrawRect(SKRect.Create(Width, Height), background);
        if (_title is not null)
            canvas.DrawText(_title, Width / 2f, Margin + 14, SKTextAlign.Center, bold, text);
        for (var i = 0; i < _images.Length; i++)
        {
            var left = Margin + (i % _columns * (_cellWidth + Gap));
            var top = Margin + Head + (i / _columns * (_cellHeight + Gap + Below));
            using var image = _images[i].ToImage();
            // Small images keep their pixels, large ones are smoothed.
            var sampling = _cellWidth >= _images[i].Width ? new SKSamplingOptions(SKFilterMode.Nearest)
                : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
            canvas.DrawImage(image, SKRect.Create(left, top, _cellWidth, _cellHeight), sampling);
            if (_titles.Length > 0)
                canvas.DrawText(_titles[i], left + (_cellWidth / 2), top + _cellHeight + 13, SKTextAlign.Center, font, text);
        }
    }
}
