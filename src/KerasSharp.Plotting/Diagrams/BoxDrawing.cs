using SkiaSharp;

namespace KerasSharp.Plotting;

/// <summary>Measures and draws the box of a layer.</summary>
internal static class BoxDrawing
{
    private const float HeadSize = 14, CellSize = 12, Padding = 9, HeadHeight = 30, RowHeight = 27, Corner = 5;

    public static SKSize Measure(DiagramNode node)
    {
        var width = node.Rows.Select(row => row.Sum(CellWidth)).Append(HeadWidth(node)).Max();
        return new SKSize(MathF.Ceiling(width), HeadHeight + (node.Rows.Count * RowHeight));
    }

    public static void Draw(SKCanvas canvas, DiagramNode node, PlotTheme theme)
    {
        var bounds = node.Bounds;
        using var fill = new SKPaint { IsAntialias = true, Color = theme.Color(t => t.Header) };
        canvas.Save();
        using (var rounded = new SKRoundRect(bounds, Corner))
            canvas.ClipRoundRect(rounded, antialias: true);
        canvas.DrawRect(bounds, fill);
        Head(canvas, node, bounds);
        for (var i = 0; i < node.Rows.Count; i++)
            Row(canvas, node.Rows[i], SKRect.Create(bounds.Left, bounds.Top + HeadHeight + (i * RowHeight), bounds.Width, RowHeight),
                theme);
        canvas.Restore();
        using var frame = new SKPaint { IsAntialias = true, Color = theme.Color(t => t.Header), IsStroke = true, StrokeWidth = 1.2f };
        canvas.DrawRoundRect(bounds, Corner, Corner, frame);
    }

    private static void Head(SKCanvas canvas, DiagramNode node, SKRect bounds)
    {
        using var bold = Typefaces.Font(HeadSize, bold: true);
        using var regular = Typefaces.Font(HeadSize);
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.White };
        var left = bounds.MidX - ((HeadWidth(node) - (2 * Padding)) / 2);
        canvas.DrawText(node.Title, left, bounds.Top + 20, SKTextAlign.Left, bold, paint);
        if (node.Detail is { } detail)
            canvas.DrawText(detail, left + bold.MeasureText(node.Title + " "), bounds.Top + 20, SKTextAlign.Left, regular, paint);
    }

    private static void Row(SKCanvas canvas, DiagramCell[] row, SKRect bounds, PlotTheme theme)
    {
        using var regular = Typefaces.Font(CellSize);
        using var bold = Typefaces.Font(CellSize, bold: true);
        // Cells share what the head is wider.
        var more = (bounds.Width - row.Sum(CellWidth)) / row.Length;
        var left = bounds.Left;
        foreach (var cell in row)
        {
            var box = SKRect.Create(left, bounds.Top, CellWidth(cell) + more, bounds.Height);
            using var fill = new SKPaint { Color = cell.Fill is { } colour ? SKColor.Parse(colour) : theme.Color(t => t.Surface) };
            using var frame = new SKPaint { Color = theme.Color(t => t.Muted), IsStroke = true, StrokeWidth = 1 };
            using var text = new SKPaint
            {
                IsAntialias = true,
                Color = cell.Fill is null ? theme.Color(t => t.Foreground)
                : SKColors.White
            };
            canvas.DrawRect(box, fill);
            canvas.DrawRect(box, frame);
            var label = Label(cell);
            var start = box.MidX - ((CellWidth(cell) - (2 * Padding)) / 2);
            canvas.DrawText(label, start, box.Top + 18, SKTextAlign.Left, regular, text);
            canvas.DrawText(cell.Value, start + regular.MeasureText(label), box.Top + 18, SKTextAlign.Left, bold, text);
            left = box.Right;
        }
    }

    private static float HeadWidth(DiagramNode node)
    {
        using var bold = Typefaces.Font(HeadSize, bold: true);
        using var regular = Typefaces.Font(HeadSize);
        return (2 * Padding) + bold.MeasureText(node.Title)
            + (node.Detail is { } detail ? bold.MeasureText(" ") + regular.MeasureText(detail) : 0);
    }

    private static float CellWidth(DiagramCell cell)
    {
        using var regular = Typefaces.Font(CellSize);
        using var bold = Typefaces.Font(CellSize, bold: true);
        return (2 * Padding) + regular.MeasureText(Label(cell)) + bold.MeasureText(cell.Value);
    }

    private static string Label(DiagramCell cell) => cell.Label.Length == 0 ? "" : $"{cell.Label}: ";
}
