using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace KerasSharp.Plotting;

/// <summary>The look of a chart.</summary>
internal static class ChartStyle
{
    private static readonly Func<double, string> UsualLabel = new NumericAutomatic().LabelFormatter;

    static ChartStyle() => Fonts.FontResolvers.Insert(0, new ChartFonts());

    /// <summary>A chart with titles and the colours of a theme.</summary>
    public static ScottPlot.Plot Chart(PlotTheme theme, string? title, string? xLabel, string? yLabel)
    {
        var chart = new ScottPlot.Plot();
        var (foreground, muted) = (Color.FromHex(theme.Foreground), Color.FromHex(theme.Muted));
        chart.Font.Set(Typefaces.Name);
        chart.FigureBackground.Color = Color.FromHex(theme.Background);
        chart.DataBackground.Color = Color.FromHex(theme.Background);
        chart.Axes.Color(foreground);
        chart.Grid.MajorLineColor = muted.WithAlpha(.6);
        chart.Legend.BackgroundColor = Color.FromHex(theme.Background).WithAlpha(.85);
        chart.Legend.FontColor = foreground;
        chart.Legend.OutlineColor = muted;
        chart.Legend.ShadowColor = Colors.Transparent;
        chart.Legend.FontSize = 12;
        chart.Axes.Right.FrameLineStyle.Width = 0;
        chart.Axes.Top.FrameLineStyle.Width = 0;
        chart.Axes.Bottom.Label.Bold = chart.Axes.Left.Label.Bold = false;
        chart.Axes.Bottom.TickGenerator = new NumericAutomatic { LabelFormatter = TickLabel };
        chart.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = TickLabel };
        chart.Axes.Bottom.MinorTickStyle.Length = chart.Axes.Left.MinorTickStyle.Length = 0;
        if (title is not null)
            chart.Title(title, 15);
        if (xLabel is not null)
            chart.XLabel(xLabel, 13);
        if (yLabel is not null)
            chart.YLabel(yLabel, 13);
        return chart;
    }

    /// <summary>Adds a curve; where one value is not a number, the curve has a gap.</summary>
    public static void Line(ScottPlot.Plot chart, string name, double[] x, double[] y, string colour, bool dashed, bool markers)
    {
        var line = chart.Add.Scatter(x, y);
        line.LegendText = name;
        line.Color = Color.FromHex(colour);
        line.LineWidth = 2;
        line.LinePattern = dashed ? LinePattern.Dashed : LinePattern.Solid;
        line.MarkerSize = markers ? 5 : 0;
    }

    /// <summary>The label of a place on an axis. Four digits are not grouped: they are as often a year.</summary>
    public static string TickLabel(double value) =>
        Math.Abs(value) is >= 1000 and < 10_000 && double.IsInteger(value)
            ? value.ToString(CultureInfo.InvariantCulture) : UsualLabel(value);

    private sealed class ChartFonts : IFontResolver
    {
        public SkiaSharp.SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
            fontName == Typefaces.Name ? bold ? Typefaces.Bold : Typefaces.Regular : null;

        public SkiaSharp.SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
            CreateTypeface(fontName, weight >= FontWeight.SemiBold, slant != FontSlant.Upright);
    }
}
