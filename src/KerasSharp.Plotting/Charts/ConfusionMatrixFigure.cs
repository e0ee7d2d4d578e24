using System.Globalization;
using SkiaSharp;

namespace KerasSharp.Plotting;

/// <summary>The picture of a confusion matrix.</summary>
internal sealed class ConfusionMatrixFigure : Figure
{
    private const float Cell = 44, Margin = 16, TitleHeight = 34, AxisHeight = 22;
    private readonly ConfusionMatrix _matrix;
    private readonly string _title;
    private readonly PlotTheme _theme;
    private readonly float _labelWidth;
    private readonly float _labelHeight;
    private readonly bool _slanted;

    public ConfusionMatrixFigure(ConfusionMatrix matrix, string title, PlotTheme theme)
    {
        (_matrix, _title, _theme) = (matrix, title, theme);
        using var font = Typefaces.Font(12);
        using var bold = Typefaces.Font(15, bold: true);
        _labelWidth = matrix.Labels.Max(label => font.MeasureText(label)) + 8;
        _slanted = _labelWidth > Cell;
        _labelHeight = _slanted ? _labelWidth : 20;
        var grid = matrix.Labels.Count * Cell;
        Width = (int)Math.Ceiling(Math.Max(Left + grid, bold.MeasureText(title) + Margin) + Margin);
        Height = (int)Math.Ceiling(Top + grid + _labelHeight + AxisHeight + Margin);
    }

    public override int Width { get; }

    public override int Height { get; }

    private float Left => Margin + AxisHeight + _labelWidth;

    private float Top => _title.Length > 0 ? Margin + TitleHeight : Margin;

    internal override void Draw(SKCanvas canvas)
    {
        using var background = new SKPaint { Color = _theme.Color(t => t.Background) };
        canvas.DrawRect(SKRect.Create(Width, Height), background);
        var grid = _matrix.Labels.Count * Cell;
        using var text = new SKPaint { IsAntialias = true, Color = _theme.Color(t => t.Foreground) };
        using var bold = Typefaces.Font(15, bold: true);
        using var axis = Typefaces.Font(13);
        canvas.DrawText(_title, Width / 2f, Margin + 14, SKTextAlign.Center, bold, text);
        canvas.DrawText("predicted", Left + (grid / 2), Top + grid + _labelHeight + 16, SKTextAlign.Center, axis, text);
        Turned(canvas, Margin + 10, Top + (grid / 2), -90, () => canvas.DrawText("true", 0, 0, SKTextAlign.Center, axis, text));
        Names(canvas, text);
        for (var row = 0; row < _matrix.Labels.Count; row++)
            Row(canvas, row);
    }

    private void Names(SKCanvas canvas, SKPaint text)
    {
        using var font = Typefaces.Font(12);
        var bottom = Top + (_matrix.Labels.Count * Cell);
        for (var i = 0; i < _matrix.Labels.Count; i++)
        {
            var label = _matrix.Labels[i];
            var middle = (i * Cell) + (Cell / 2);
            canvas.DrawText(label, Left - 6, Top + middle + 4, SKTextAlign.Right, font, text);
            if (_slanted)
                Turned(canvas, Left + middle + 4, bottom + 6, -90, () => canvas.DrawText(label, 0, 0, SKTextAlign.Right, font, text));
            else
                canvas.DrawText(label, Left + middle, bottom + 16, SKTextAlign.Center, font, text);
        }
    }

    private void Row(SKCanvas canvas, int row)
    {
        using var font = Typefaces.Font(12);
        using var line = new SKPaint { IsStroke = true, Color = _theme.Color(t => t.Muted) };
        var sum = Enumerable.Range(0, _matrix.Labels.Count).Sum(column => (double)_matrix[row, column]);
        for (var column = 0; column < _matrix.Labels.Count; column++)
        {
            var box = SKRect.Create(Left + (column * Cell), Top + (row * Cell), Cell, Cell);
            var share = sum > 0 ? _matrix[row, column] / sum : 0;
            var colour = Mixed(_theme.Color(t => t.Background), _theme.Color(t => t.Accent), share);
            using var fill = new SKPaint { Color = colour };
            canvas.DrawRect(box, fill);
            canvas.DrawRect(box, line);
            colour.ToHsl(out _, out _, out var lightness);
            using var text = new SKPaint { IsAntialias = true, Color = lightness > 55 ? new SKColor(0x24, 0x29, 0x2f) : SKColors.White };
            canvas.DrawText(_matrix[row, column].ToString("N0", CultureInfo.InvariantCulture), box.MidX, box.MidY + 4, SKTextAlign.Center,
                font, text);
        }
    }

    private static void Turned(SKCanvas canvas, float x, float y, float degrees, Action draw)
    {
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(degrees);
        draw();
        canvas.Restore();
    }

    private static SKColor Mixed(SKColor from, SKColor to, double share)
    {
        byte Mix(byte a, byte b) => (byte)Math.Round(a + ((b - a) * share));
        return new SKColor(Mix(from.Red, to.Red), Mix(from.Green, to.Green), Mix(from.Blue, to.Blue));
    }
}
