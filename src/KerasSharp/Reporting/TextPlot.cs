using System.Text;

namespace KerasSharp.Reporting;

/// <summary>Draws a picture in characters.</summary>
internal static class TextPlot
{
    private const string Marks = "*+ox#@%&";

    public static string Draw(Plot plot, int width, int height)
    {
        var points = plot.Lines.SelectMany(line => line.Points).ToArray();
        var (x, y) = (PlotAxis.Over(points.Select(point => point.X), 6, widen: false), PlotAxis.Over(
            points.Select(point => point.Y), Math.Max(2, height / 4), widen: true));
        var rows = y.Ticks.GroupBy(tick => RowOf(tick)).ToDictionary(group => group.Key, group => y.Text(group.First()));
        var margin = rows.Values.Max(text => text.Length);
        var across = Math.Max(8, width - margin - 3);
        var canvas = Enumerable.Range(0, height).Select(_ => Enumerable.Repeat(' ', across).ToArray()).ToArray();
        for (var i = 0; i < plot.Lines.Count; i++)
        {
            foreach (var run in plot.Lines[i].Runs())
                Run(run, Marks[i % Marks.Length]);
        }

        var text = new StringBuilder();
        if (plot.Title is { } title)
            text.Append(new string(' ', margin + 3)).Append(title).Append('\n');
        for (var row = 0; row < height; row++)
            text.Append(rows.GetValueOrDefault(row, "").PadLeft(margin)).Append(" │").Append(new string(canvas[row]).TrimEnd())
                .Append('\n');
        text.Append(new string(' ', margin)).Append(" └").Append('─', across).Append('\n').Append(Numbers()).Append('\n');
        var legend = string.Join("   ", plot.Lines.Select((line, i) => $"{Marks[i % Marks.Length]} {line.Name}"));
        return text.Append(new string(' ', margin + 2)).Append(legend).Append('\n').ToString();

        int RowOf(double value) => height - 1 - (int)Math.Round(y.Share(value) * (height - 1));

        int ColumnOf(double value) => (int)Math.Round(x.Share(value) * (across - 1));

        void Run(List<(double X, double Y)> run, char mark)
        {
            canvas[RowOf(run[0].Y)][ColumnOf(run[0].X)] = mark;
            for (var i = 1; i < run.Count; i++)
            {
                // A mark in each column between two points, so that few points make a line too.
                var (from, to) = (ColumnOf(run[i - 1].X), ColumnOf(run[i].X));
                for (var column = from + 1; column <= to; column++)
                    canvas[RowOf(run[i - 1].Y + ((run[i].Y - run[i - 1].Y) * (column - from) / (to - from)))][column] = mark;
            }
        }

        string Numbers()
        {
            var line = new StringBuilder(new string(' ', margin + 2));
            foreach (var tick in x.Ticks)
            {
                var number = x.Text(tick);
                var start = margin + 2 + Math.Clamp(ColumnOf(tick) - (number.Length / 2), 0, Math.Max(0, across - number.Length));
                if (start >= line.Length)
                    line.Append(' ', start - line.Length).Append(number).Append(' ');
                else if (tick == x.Ticks.First())
                    line.Append(number).Append(' ');
            }

            return line.ToString().TrimEnd() + (plot.XLabel is { } label ? $"  {label}" : "");
        }
    }
}
