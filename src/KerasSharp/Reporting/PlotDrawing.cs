namespace KerasSharp.Reporting;

/// <summary>Draws a picture of lines: axes, grid, lines, legend and titles.</summary>
internal static class PlotDrawing
{
    private const int Top = 36, Bottom = 48, Left = 64, LineHeight = 18;
    private const string Dark = "#333333";

    // Colours that colour-blind eyes tell apart (Okabe and Ito).
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#999999"];

    /// <summary>Draws the picture.</summary>
    /// <param name="plot">The picture.</param>
    /// <param name="canvas">What it is drawn with.</param>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    public static void Draw(Plot plot, IPlotCanvas canvas, int width, int height)
    {
        var points = plot.Lines.SelectMany(line => line.Points).ToArray();
        var (x, y) = (PlotAxis.Over(points.Select(point => point.X), 8, widen: false), PlotAxis.Over(
            points.Select(point => point.Y), 6, widen: true));
        var legend = plot.Lines.Count == 0 ? 0 : 44 + (int)(7.2 * plot.Lines.Max(line => line.Name.Length));
        var (right, bottom) = (width - Math.Max(16, legend), height - Bottom);
        double AcrossOf(double value) => Left + (x.Share(value) * (right - Left));
        double DownOf(double value) => bottom - (y.Share(value) * (bottom - Top));

        foreach (var tick in y.Ticks)
        {
            canvas.Line(Left, DownOf(tick), right, DownOf(tick), "#dddddd");
            canvas.Text(y.Text(tick), Left - 6, DownOf(tick) + 4, TextAnchor.End);
        }

        foreach (var tick in x.Ticks)
        {
            canvas.Line(AcrossOf(tick), bottom, AcrossOf(tick), bottom + 4, Dark);
            canvas.Text(x.Text(tick), AcrossOf(tick), bottom + LineHeight, TextAnchor.Middle);
        }

        canvas.Polyline([(Left, Top), (Left, bottom), (right, bottom)], Dark);
        for (var i = 0; i < plot.Lines.Count; i++)
        {
            // More lines than colours: the second round is dashed.
            var (colour, dashed, row) = (Colours[i % Colours.Length], i >= Colours.Length, Top + 8 + (i * LineHeight));
            foreach (var run in plot.Lines[i].Runs())
            {
                if (run.Count == 1)
                    canvas.Dot(AcrossOf(run[0].X), DownOf(run[0].Y), colour);
                else
                    canvas.Polyline([.. run.Select(point => (AcrossOf(point.X), DownOf(point.Y)))], colour, 2, dashed);
            }

            canvas.Line(right + 10, row, right + 30, row, colour, 2, dashed);
            canvas.Text(plot.Lines[i].Name, right + 36, row + 4, TextAnchor.Start);
        }

        if (plot.Title is { } title)
            canvas.Text(title, (Left + right) / 2.0, Top - 14, TextAnchor.Middle, size: 15);
        if (plot.XLabel is { } xLabel)
            canvas.Text(xLabel, (Left + right) / 2.0, height - 10, TextAnchor.Middle);
        if (plot.YLabel is { } yLabel)
            canvas.Text(yLabel, 16, (Top + bottom) / 2.0, TextAnchor.Middle, upwards: true);
    }
}
