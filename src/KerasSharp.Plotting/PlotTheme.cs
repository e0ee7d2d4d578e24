using SkiaSharp;

namespace KerasSharp;

/// <summary>The colours of a picture, as <c>#rrggbb</c>.</summary>
/// <param name="Background">Behind all.</param>
/// <param name="Foreground">Titles, axes and names.</param>
/// <param name="Muted">Grid lines, frames and what is less important.</param>
/// <param name="Surface">The inside of boxes.</param>
/// <param name="Header">The heads of boxes.</param>
/// <param name="Accent">Full cells of a confusion matrix.</param>
/// <param name="Palette">The colours of curves, in order.</param>
public sealed record PlotTheme(
    string Background, string Foreground, string Muted, string Surface, string Header, string Accent, IReadOnlyList<string> Palette)
{
    /// <summary>Dark on white.</summary>
    public static PlotTheme Light { get; } = new(
        "#ffffff", "#24292f", "#d0d7de", "#f6f8fa", "#34405c", "#0072b2",
            ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b58900", "#56b4e9", "#555555"]);

    /// <summary>Light on nearly black.</summary>
    public static PlotTheme Dark { get; } = new(
        "#16191f", "#e6e8eb", "#3d444d", "#21262e", "#46557a", "#3d9bd9",
            ["#4fb3ff", "#ff9d5c", "#3fc99a", "#e7a1c9", "#e6c15a", "#9ad7ff", "#bbbbbb"]);

    internal SKColor Color(Func<PlotTheme, string> which) => SKColor.Parse(which(this));
}
