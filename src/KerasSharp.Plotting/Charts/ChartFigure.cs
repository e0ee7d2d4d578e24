using KerasSharp.Plotting;
using ScottPlot;
using SkiaSharp;

namespace KerasSharp;

/// <summary>A picture of charts side by side, drawn by ScottPlot.</summary>
public sealed class ChartFigure : Figure
{
    private const int PanelWidth = 440, PanelHeight = 320;
    private readonly PlotTheme _theme;
    private readonly int _columns;

    internal ChartFigure(IReadOnlyList<ScottPlot.Plot> charts, PlotTheme theme)
    {
        (Charts, _theme) = (charts, theme);
        _columns = Math.Min(charts.Count, 3);
        // Four charts are a square.
        if (charts.Count == 4)
            _columns = 2;
        Width = _columns * (charts.Count == 1 ? 560 : PanelWidth);
        Height = (charts.Count + _columns - 1) / _columns * PanelHeight;
    }

    /// <summary>The charts as ScottPlot has them, for changes: <c>figure.Charts[0].Axes.SetLimitsY(0, 1)</c>.</summary>
    public IReadOnlyList<ScottPlot.Plot> Charts { get; }

    /// <inheritdoc/>
    public override int Width { get; }

    /// <inheritdoc/>
    public override int Height { get; }

    internal override void Draw(SKCanvas canvas)
    {
        using var background = new SKPaint { Color = _theme.Color(t => t.Background) };
        canvas.DrawRect(SKRect.Create(Width, Height), background);
        var rows = (Charts.Count + _columns - 1) / _columns;
        var (width, height) = ((float)Width / _columns, (float)Height / rows);
        for (var i = 0; i < Charts.Count; i++)
        {
            var (left, top) = (i % _columns * width, i / _columns * height);
            // ScottPlot clears what it draws on.
            canvas.Save();
            canvas.Translate(left, top);
            canvas.ClipRect(SKRect.Create(width, height));
            Charts[i].Render(canvas, new PixelRect(0, width, height, 0));
            canvas.Restore();
        }
    }
}
