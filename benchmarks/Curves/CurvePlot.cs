using System.Globalization;
using System.Security;
using System.Text;

namespace KerasSharp.Benchmarks;

/// <summary>A curve as SVG, both axes logarithmic, with a dashed line of linear growth through its last point.</summary>
internal static class CurvePlot
{
    private const double Width = 560, Height = 320, Left = 80, Bottom = 50, Top = 40, Right = 20;

    /// <summary>Draws.</summary>
    public static string Draw(string title, string axis, long[] sizes, double[] costs)
    {
        var linear = Array.ConvertAll(sizes, size => costs[^1] * size / sizes[^1]);
        var low = Math.Floor(Math.Log10(costs.Concat(linear).Min()));
        var high = Math.Ceiling(Math.Log10(costs.Max()));
        var text = new StringBuilder();
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\"");
        Add($"    font-family=\"sans-serif\" font-size=\"12\">");
        Add($"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        Add($"<text x=\"{Width / 2}\" y=\"20\" text-anchor=\"middle\">{SecurityElement.Escape(title)}</text>");
        Add($"<text x=\"{Width / 2}\" y=\"{Height - 10}\" text-anchor=\"middle\">{SecurityElement.Escape(axis)}</text>");
        for (var power = low; power <= high; power++)
        {
            var y = Y(Math.Pow(10, power));
            Add($"<line x1=\"{Left}\" y1=\"{y:F1}\" x2=\"{Width - Right}\" y2=\"{y:F1}\" stroke=\"#ddd\"/>");
            Add($"<text x=\"{Left - 8}\" y=\"{y + 4:F1}\" text-anchor=\"end\">{Time(power)}</text>");
        }

        foreach (var size in sizes)
            Add($"<text x=\"{X(size):F1}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{size}</text>");
        Add($"<polyline fill=\"none\" stroke=\"#999\" stroke-dasharray=\"5 4\" points=\"{Line(linear)}\"/>");
        Add($"<polyline fill=\"none\" stroke=\"#1f6fb4\" stroke-width=\"2\" points=\"{Line(costs)}\"/>");
        for (var i = 0; i < sizes.Length; i++)
            Add($"<circle cx=\"{X(sizes[i]):F1}\" cy=\"{Y(costs[i]):F1}\" r=\"3.5\" fill=\"#1f6fb4\"/>");
        Add($"</svg>");
        return text.ToString();

        double X(double size) => Left + ((Width - Left - Right) * Math.Log(size / sizes[0]) / Math.Log((double)sizes[^1] / sizes[0]));
        double Y(double cost) => Height - Bottom - ((Height - Bottom - Top) * (Math.Log10(cost) - low) / (high - low));
        string Line(double[] values) => string.Join(' ', sizes.Zip(values, Point));
        string Point(long size, double cost) => string.Create(CultureInfo.InvariantCulture, $"{X(size):F1},{Y(cost):F1}");
        void Add(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Time(double power) => power switch
    {
        >= 6 => $"{Math.Pow(10, power - 6)} s",
        >= 3 => $"{Math.Pow(10, power - 3)} ms",
        _ => $"{Math.Pow(10, power)} µs",
    };
}
