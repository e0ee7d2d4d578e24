using SkiaSharp;

namespace KerasSharp.Plotting;

/// <summary>The picture of a diagram whose boxes have places.</summary>
internal sealed class DiagramFigure : Figure
{
    private const float Margin = 16;
    private readonly Diagram _diagram;
    private readonly PlotTheme _theme;
    private readonly SKRect _bounds;

    public DiagramFigure(Diagram diagram, PlotTheme theme)
    {
        (_diagram, _theme) = (diagram, theme);
        var bounds = diagram.Nodes.Select(node => node.Bounds).Concat(diagram.Clusters.Select(diagram.Frame))
            .Concat(diagram.Edges.SelectMany(edge => edge.Points).Select(point => SKRect.Create(point.X, point.Y, 0, 0)))
            .Aggregate((a, b) => new SKRect(Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right),
                Math.Max(a.Bottom, b.Bottom)));
        _bounds = SKRect.Inflate(bounds, Margin, Margin);
    }

    public override int Width => (int)Math.Ceiling(_bounds.Width);

    public override int Height => (int)Math.Ceiling(_bounds.Height);

    internal override void Draw(SKCanvas canvas)
    {
        using var background = new SKPaint { Color = _theme.Color(t => t.Background) };
        canvas.DrawRect(SKRect.Create(Width, Height), background);
        canvas.Save();
        canvas.Translate(-_bounds.Left, -_bounds.Top);
        foreach (var cluster in _diagram.Clusters.OrderBy(cluster => cluster.Depth))
            DrawCluster(canvas, cluster);
        foreach (var edge in _diagram.Edges)
            DrawEdge(canvas, edge);
        foreach (var node in _diagram.Nodes)
            BoxDrawing.Draw(canvas, node, _theme);
        canvas.Restore();
    }

    private void DrawCluster(SKCanvas canvas, DiagramCluster cluster)
    {
        using var dashes = SKPathEffect.CreateDash([5, 4], 0);
        using var line = new SKPaint
        {
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = 1.2f,
            PathEffect = dashes,
            Color = _theme.Color(t => t.Foreground).WithAlpha(150)
        };
        using var text = new SKPaint { IsAntialias = true, Color = _theme.Color(t => t.Foreground) };
        using var font = Typefaces.Font(13, bold: true);
        var frame = _diagram.Frame(cluster);
        canvas.DrawRoundRect(frame, 6, 6, line);
        canvas.DrawText(cluster.Title, frame.Left + 10, frame.Top + 19, SKTextAlign.Left, font, text);
    }

    private void DrawEdge(SKCanvas canvas, DiagramEdge edge)
    {
        if (edge.Points.Length < 4)
            return;
        const float Head = 8;
        var (before, tip) = (edge.Points[^2], edge.Points[^1]);
        var direction = SKPoint.Normalize(tip - (before == tip ? edge.Points[^4] : before));
        var neck = new SKPoint(tip.X - (direction.X * Head), tip.Y - (direction.Y * Head));
        using var path = new SKPath();
        path.MoveTo(edge.Points[0]);
        for (var i = 1; i + 2 < edge.Points.Length; i += 3)
            path.CubicTo(edge.Points[i], edge.Points[i + 1], i + 3 < edge.Points.Length ? edge.Points[i + 2] : neck);
        using var line = new SKPaint
        {
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = 1.5f,
            Color = _theme.Color(t => t.Foreground)
            .WithAlpha(200)
        };
        canvas.DrawPath(path, line);

        var across = new SKPoint(-direction.Y * Head * 0.5f, direction.X * Head * 0.5f);
        using var arrow = new SKPath();
        arrow.MoveTo(tip);
        arrow.LineTo(neck + across);
        arrow.LineTo(neck - across);
        arrow.Close();
        using var fill = new SKPaint { IsAntialias = true, Color = _theme.Color(t => t.Foreground).WithAlpha(200) };
        canvas.DrawPath(arrow, fill);
    }
}
