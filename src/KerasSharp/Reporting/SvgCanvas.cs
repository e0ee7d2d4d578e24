using System.Globalization;
using System.Security;
using System.Text;

namespace KerasSharp.Reporting;

/// <summary>Draws into SVG.</summary>
internal sealed class SvgCanvas : IPlotCanvas
{
    private readonly StringBuilder _svg = new();

    public SvgCanvas(int width, int height)
    {
        Add(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" ",
            $"font-family=\"sans-serif\" font-size=\"12\">");
        Add($"<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
    }

    public void Line(double x1, double y1, double x2, double y2, string colour, int width = 1, bool dashed = false) =>
        Add(
            $"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\" stroke=\"{colour}\" ",
            $"stroke-width=\"{width}\"{Dashes(dashed)}/>");

    public void Polyline(IReadOnlyList<(double X, double Y)> points, string colour, int width = 1, bool dashed = false)
    {
        var places = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:F1},{point.Y:F1}")));
        Add(
            $"<polyline points=\"{places}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" ",
            $"stroke-linejoin=\"round\"{Dashes(dashed)}/>");
    }

    public void Dot(double x, double y, string colour) => Add($"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"3\" fill=\"{colour}\"/>");

    public void Text(string text, double x, double y, TextAnchor anchor, int size = 12, bool upwards = false)
    {
        var turn = upwards ? string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate(-90 {x:F1} {y:F1})\"") : "";
        var named = anchor switch { TextAnchor.Start => "start", TextAnchor.Middle => "middle", _ => "end" };
        Add(
            $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{named}\" font-size=\"{size}\" ",
            $"fill=\"#333333\"{turn}>{SecurityElement.Escape(text)}</text>");
    }

    public override string ToString() => $"{_svg}</svg>\n";

    private static string Dashes(bool dashed) => dashed ? " stroke-dasharray=\"6 3\"" : "";

    /// <summary>Adds a line, in parts.</summary>
    private void Add(params FormattableString[] parts)
    {
        foreach (var part in parts)
            _svg.Append(part.ToString(CultureInfo.InvariantCulture));
        _svg.Append('\n');
    }
}
