using SkiaSharp;

namespace KerasSharp.Plotting;

/// <summary>The font of all pictures. It is inside, as a machine may have none, and so that a picture is the same everywhere.</summary>
internal static class Typefaces
{
    /// <summary>What SVG files call for: the font, then those of the same widths.</summary>
    public const string SvgFamily = "'Liberation Sans', Arial, Helvetica, sans-serif";

    public const string Name = "Liberation Sans";

    public static SKTypeface Regular { get; } = Load("LiberationSans-Regular.ttf");

    public static SKTypeface Bold { get; } = Load("LiberationSans-Bold.ttf");

    public static SKFont Font(float size, bool bold = false) =>
        new(bold ? Bold : Regular, size) { Subpixel = true, Edging = SKFontEdging.Antialias };

    private static SKTypeface Load(string file)
    {
        using var stream = typeof(Typefaces).Assembly.GetManifestResourceStream($"fonts/{file}")!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
