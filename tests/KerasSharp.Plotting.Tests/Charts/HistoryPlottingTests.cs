using KerasSharp.Callbacks;
using SkiaSharp;

namespace KerasSharp.Plotting.Tests.Charts;

public sealed class HistoryPlottingTests
{
    [Fact]
    public void The_loss_and_each_metric_have_a_chart_with_training_and_validation()
    {
        var figure = Training().Plot();
        Assert.Equal(2, figure.Charts.Count);
        Assert.Equal(["loss", "accuracy"], figure.Charts.Select(chart => chart.Axes.Title.Label.Text));
        Assert.All(figure.Charts, chart => Assert.Equal(2, chart.GetPlottables().Count()));
        Assert.Equal(["epoch", "epoch"], figure.Charts.Select(chart => chart.Axes.Bottom.Label.Text));
    }

    [Fact]
    public void Every_chart_of_a_figure_is_drawn()
    {
        var figure = Training().Plot();
        using var picture = SKBitmap.Decode(figure.ToPng());
        var (blue, half) = (SKColor.Parse(PlotTheme.Light.Palette[0]), picture.Width / 2);
        bool HasCurve(int from, int to) => Enumerable.Range(from, to - from)
            .Any(x => Enumerable.Range(0, picture.Height).Any(y => picture.GetPixel(x, y) == blue));
        Assert.True(HasCurve(0, half));
        Assert.True(HasCurve(half, picture.Width));
    }

    [Fact]
    public void Keys_choose_charts_and_unknown_ones_are_refused()
    {
        Assert.Single(Training().Plot(keys: ["accuracy"], title: "A course").Charts);
        Assert.Throws<KeyNotFoundException>(() => Training().Plot(keys: ["recall"]));
        Assert.Throws<ArgumentException>(() => new History().Plot());
    }

    [Fact]
    public void The_legend_lies_above_curves_that_fall_and_below_those_that_rise()
    {
        var history = new History();
        foreach (var epoch in new[] { 0, 1 })
            history.OnEpochEnd(epoch, new Dictionary<string, double>
            {
                ["mae"] = 2 - epoch,
                ["val_mae"] = 2 - epoch,
                ["auc"] = epoch,
                ["val_auc"] = epoch,
            });
        Assert.Equal(
            [ScottPlot.Alignment.UpperRight, ScottPlot.Alignment.LowerRight],
            history.Plot(keys: ["mae", "auc"]).Charts.Select(chart => chart.Legend.Alignment));
    }

    [Fact]
    public void Years_on_an_axis_have_no_thousands_separators()
    {
        var chart = new KerasSharp.Plot("Sunspots", "year", "count").Line("spots", [5, 9000], [1950, 2000]).ToFigure().Charts[0];
        chart.RenderInMemory(560, 320);
        var years = chart.Axes.Bottom.TickGenerator.Ticks.Where(tick => tick.IsMajor).Select(tick => tick.Label).ToArray();
        Assert.Contains("1960", years);
        Assert.DoesNotContain(years, label => label.Contains(','));
        Assert.Contains("8000", chart.Axes.Left.TickGenerator.Ticks.Select(tick => tick.Label));
    }

    [Fact]
    public void Large_and_small_numbers_on_an_axis_are_written_as_before()
    {
        Assert.Equal("20,000", ChartStyle.TickLabel(20_000));
        Assert.Equal("-1500", ChartStyle.TickLabel(-1500));
        Assert.Equal("0.25", ChartStyle.TickLabel(0.25));
        Assert.Equal("0", ChartStyle.TickLabel(0));
    }

    internal static History Training()
    {
        var history = new History();
        for (var epoch = 0; epoch < 3; epoch++)
        {
            history.OnEpochEnd(epoch, new Dictionary<string, double>
            {
                ["loss"] = 3 - epoch,
                ["val_loss"] = 3.5 - epoch,
                ["accuracy"] = 0.5 + (0.1 * epoch),
                ["val_accuracy"] = 0.4
                    + (0.1 * epoch),
            });
        }

        return history;
    }
}
