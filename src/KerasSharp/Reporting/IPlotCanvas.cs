namespace KerasSharp.Reporting;

/// <summary>What a picture of lines is drawn with; places are in pixels from the upper left, colours in the form <c>#rrggbb</c>.</summary>
internal interface IPlotCanvas
{
    /// <summary>A straight line.</summary>
    void Line(double x1, double y1, double x2, double y2, string colour, int width = 1, bool dashed = false);

    /// <summary>Lines from point to point.</summary>
    void Polyline(IReadOnlyList<(double X, double Y)> points, string colour, int width = 1, bool dashed = false);

    /// <summary>A full circle.</summary>
    void Dot(double x, double y, string colour);

    /// <summary>A line of text on a base line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="x">Where it starts, has its middle, or ends.</param>
    /// <param name="y">The base line.</param>
    /// <param name="anchor">Which of these x is.</param>
    /// <param name="size">The height of the letters.</param>
    /// <param name="upwards">Whether it is turned by a quarter around its place, to be read from below.</param>
    void Text(string text, double x, double y, TextAnchor anchor, int size = 12, bool upwards = false);
}
