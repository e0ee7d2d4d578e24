using SkiaSharp;

namespace KerasSharp;

/// <summary>A picture of lines, as SVG, in pixels or for the console: the curves of a training, a function, a forecast.</summary>
/// <example><code>
/// Plot.Of(history, "loss", "val_loss").Save("training.svg");
/// Console.WriteLine(new Plot("Squares").Line("x²", [0, 1, 4, 9, 16]));
/// </code></example>
public sealed class Plot
{
    private readonly List<PlotLine> _lines = [];

    /// <summary>An empty picture.</summary>
    /// <param name="title">What it shows; null for no title.</param>
    /// <param name="xLabel">The name of the horizontal axis; null for none.</param>
    /// <param name="yLabel">The name of the vertical axis; null for none.</param>
    public Plot(string? title = null, string? xLabel = null, string? yLabel = null) => (Title, XLabel, YLabel) = (title, xLabel, yLabel);

    /// <summary>What it shows.</summary>
    public string? Title { get; }

    /// <summary>The name of the horizontal axis.</summary>
    public string? XLabel { get; }

    /// <summary>The name of the vertical axis.</summary>
    public string? YLabel { get; }

    internal IReadOnlyList<PlotLine> Lines => _lines;

    /// <summary>The curves of a training.</summary>
    /// <param name="history">What <c>Fit</c> returned.</param>
    /// <param name="keys">Which values; none for all.</param>
    /// <exception cref="KeyNotFoundException">The history lacks a key.</exception>
    public static Plot Of(History history, params string[] keys)
    {
        var plot = new Plot(xLabel: "epoch");
        foreach (var key in keys.Length > 0 ? keys : [.. history.Keys])
        {
            // A value that came with some epochs only, such as validation's, belongs to the last ones it fits.
            var values = history[key];
            plot.Line(key, values, history.Epoch.TakeLast(values.Count).Select(epoch => epoch + 1.0));
        }

        return plot;
    }

    /// <summary>Adds a line.</summary>
    /// <param name="name">Its name, for the legend.</param>
    /// <param name="y">The heights of its points; a gap where one is not a number.</param>
    /// <param name="x">Where the points are; null for 0, 1, 2, …</param>
    /// <returns>The picture itself.</returns>
    /// <exception cref="ArgumentException">x and y have not the same number of values.</exception>
    public Plot Line(string name, IEnumerable<double> y, IEnumerable<double>? x = null)
    {
        double[] heights = [.. y];
        double[] places = x is null ? [.. Enumerable.Range(0, heights.Length).Select(i => (double)i)] : [.. x];
        if (places.Length != heights.Length)
            throw new ArgumentException(
                $"The line '{name}' has {heights.Length} values of `y` and {places.Length} of `x`. Expected as many.", nameof(x));
        _lines.Add(new PlotLine(name, [.. places.Zip(heights)]));
        return this;
    }

    /// <summary>The picture as SVG.</summary>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    public string ToSvg(int width = 640, int height = 400)
    {
        var canvas = new SvgCanvas(Guard.Positive(width), Guard.Positive(height));
        PlotDrawing.Draw(this, canvas, width, height);
        return canvas.ToString();
    }

    /// <summary>The picture in characters, a mark for each line.</summary>
    /// <param name="width">Characters across.</param>
    /// <param name="height">Rows of the drawing.</param>
    public string ToText(int width = 72, int height = 16) => TextPlot.Draw(this, Guard.Positive(width), Guard.Positive(height));

    /// <summary>Writes the picture into a file; its extension says the format.</summary>
    /// <param name="path">The file: <c>.svg</c>, <c>.png</c>, <c>.jpg</c>, <c>.jpeg</c> or <c>.webp</c>.</param>
    /// <param name="width">The picture's width; pixels are twice as many.</param>
    /// <param name="height">Its height, likewise.</param>
    /// <exception cref="ArgumentException">The extension is another.</exception>
    /// <exception cref="InvalidOperationException">A format of pixels is asked for, and the machine has no font.</exception>
    public void Save(string path, int width = 640, int height = 400)
    {
        ArgumentNullException.ThrowIfNull(path);
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension == ".svg")
        {
            File.WriteAllText(path, ToSvg(width, height));
            return;
        }

        var format = extension switch
        {
            ".png" => SKEncodedImageFormat.Png,
            ".jpg" or ".jpeg" => SKEncodedImageFormat.Jpeg,
            ".webp" => SKEncodedImageFormat.Webp,
            _ => throw new ArgumentException($"A plot is saved as .svg, .png, .jpg, .jpeg or .webp. Received: path={path}", nameof(path)),
        };
        using var canvas = new PixelCanvas(Guard.Positive(width), Guard.Positive(height));
        PlotDrawing.Draw(this, canvas, width, height);
        File.WriteAllBytes(path, canvas.Encode(format));
    }

    /// <summary>The picture in characters.</summary>
    public override string ToString() => ToText();
}
