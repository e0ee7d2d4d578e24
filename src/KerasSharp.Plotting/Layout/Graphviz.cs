using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using SkiaSharp;

namespace KerasSharp.Plotting;

/// <summary>Gives a diagram the places that Graphviz's <c>dot</c> finds, where that is installed.</summary>
internal static class Graphviz
{
    private const float PixelsPerInch = 96;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whether the boxes have places now; false where <c>dot</c> is not there or fails.</summary>
    public static bool TryArrange(Diagram diagram, DiagramOptions options)
    {
        if (Run(DotText.Of(diagram, options)) is not { } plain)
            return false;
        var lines = plain.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        if (lines is not [["graph", _, _, var height, ..], ..])
            return false;
        // Graphviz counts upwards, in inches.
        SKPoint Point(string x, string y) => new(Number(x) * PixelsPerInch, (Number(height) - Number(y)) * PixelsPerInch);
        foreach (var line in lines.Where(line => line[0] == "node"))
            diagram.Nodes[DotText.Index(line[1])].Center = Point(line[2], line[3]);
        foreach (var line in lines.Where(line => line[0] == "edge"))
        {
            var (from, to) = (diagram.Nodes[DotText.Index(line[1])], diagram.Nodes[DotText.Index(line[2])]);
            var count = int.Parse(line[3], CultureInfo.InvariantCulture);
            SKPoint[] points = [.. Enumerable.Range(0, count).Select(i => Point(line[4 + (2 * i)], line[5 + (2 * i)]))];
            diagram.Edges.Find(edge => edge.From == from && edge.To == to)!.Points = Reaching(points, to.Bounds);
        }

        return true;
    }

    /// <summary>The curve with its end on the box: where Graphviz leaves room for its own arrow head, ours begins.</summary>
    private static SKPoint[] Reaching(SKPoint[] points, SKRect box)
    {
        var end = points[^1];
        var nearest = new SKPoint(Math.Clamp(end.X, box.Left, box.Right), Math.Clamp(end.Y, box.Top, box.Bottom));
        return nearest == end ? points : [.. points, end, nearest, nearest];
    }

    private static string? Run(string dot)
    {
        var start = new ProcessStartInfo("dot", ["-Tplain"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardInput.Write(dot);
            process.StandardInput.Close();
            if (process.WaitForExit(Patience))
                return process.ExitCode == 0 ? output.Result : null;
            process.Kill();
            return null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
