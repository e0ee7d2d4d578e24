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
