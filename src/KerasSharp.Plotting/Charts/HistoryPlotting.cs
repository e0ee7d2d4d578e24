using KerasSharp.Callbacks;
using KerasSharp.Plotting;
using ScottPlot.TickGenerators;

namespace KerasSharp;

/// <summary>Pictures of trainings and of lines.</summary>
public static class HistoryPlotting
{
    private const int FewPoints = 25;

    /// <summary>The curves of a training: a chart for the loss and one for each metric, training and validation together.</summary>
    /// <param name="history">What <c>Fit</c> returned.</param>
    /// <param name="toFile">The file to write, .svg, .png, .jpg, .webp or .pdf; null for none.</param>
    /// <param name="keys">Which values, without those of validation, which go along: <c>["loss"]</c>; null for all.</param>
    /// <param name="title">A title for the charts' first; null for the names of the values.</param>
    /// <param name="theme">The colours; null for <see cref="PlotTheme.Light"/>.</param>
    /// <returns>The picture.</returns>
    /// <exception cref="KeyNotFoundException">The history lacks a key.</exception>
    /// <exception cref="ArgumentException">The history is empty.</exception>
    public static ChartFigure Plot(this History history, string? toFile = null, IEnumerable<string>? keys = null, string? title = null,
        PlotTheme? theme = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        theme ??= PlotTheme.Light;
        if (history.Epoch.Count == 0)
            throw new ArgumentException("The history is empty: no epoch came to its end.", nameof(history));
        string[] names = [.. keys ?? history.Keys.Where(key => !key.StartsWith("val_", StringComparison.Ordinal))
            .OrderBy(key => key != "loss")];
        var figure = new ChartFigure([.. names.Select((key, i) => Chart(history, key, i == 0 ? title : null, theme))], theme);
        ModelPlotting.Written(figure, toFile);
        return figure;
    }

    /// <summary>The lines of a <see cref="KerasSharp.Plot"/> as a chart.</summary>
    /// <param name="plot">The lines.</param>
    /// <param name="toFile">The file to write, .svg, .png, .jpg, .webp or .pdf; null for none.</param>
    /// <param name="theme">The colours; null for <see cref="PlotTheme.Light"/>.</param>
    /// <returns>The picture.</returns>
    public static ChartFigure ToFigure(this KerasSharp.Plot plot, string? toFile = null, PlotTheme? theme = null)
    {
        ArgumentNullException.ThrowIfNull(plot);
        theme ??= PlotTheme.Light;
        var chart = ChartStyle.Chart(theme, plot.Title, plot.XLabel, plot.YLabel);
        for (var i = 0; i < plot.Lines.Count; i++)
        {
            var line = plot.Lines[i];
            var dashed = i >= theme.Palette.Count;
            ChartStyle.Line(chart, line.Name, [.. line.Points.Select(point => point.X)], [.. line.Points.Select(point => point.Y)],
                theme.Palette[i % theme.Palette.Count], dashed, line.Points.Length == 1);
        }

        if (plot.Lines.Count > 1)
            chart.ShowLegend(ScottPlot.Edge.Right);
        else
            chart.HideLegend();
        var figure = new ChartFigure([chart], theme);
        ModelPlotting.Written(figure, toFile);
        return figure;
    }

    private static ScottPlot.Plot Chart(History history, string key, string? title, PlotTheme theme)
    {
        var chart = ChartStyle.Chart(theme, title ?? key.Replace('_', ' '), "epoch", key.Replace('_', ' '));
        Line(chart, history, key, "training", theme.Palette[0], dashed: false);
        if (history.Keys.Contains($"val_{key}"))
        {
            Line(chart, history, $"val_{key}", "validation", theme.Palette[1], dashed: false);
            // Where the curve does not end.
            chart.ShowLegend(history[key][^1] < history[key][0] || key.Contains("loss", StringComparison.Ordinal)
                ? ScottPlot.Alignment.UpperRight : ScottPlot.Alignment.LowerRight);
        }
        else
        {
            chart.HideLegend();
        }

        // There is no epoch between two.
        chart.Axes.Bottom.TickGenerator = new NumericAutomatic { IntegerTicksOnly = true, LabelFormatter = ChartStyle.TickLabel };
        return chart;
    }

    private static void Line(ScottPlot.Plot chart, History history, string key, string name, string colour, bool dashed)
    {
        // A value that came with some epochs only, such as validation's, belongs to the last ones it fits.
        double[] values = [.. history[key]];
        double[] epochs = [.. history.Epoch.TakeLast(values.Length).Select(epoch => epoch + 1.0)];
        ChartStyle.Line(chart, name, epochs, values, colour, dashed, values.Length <= FewPoints);
    }
}
