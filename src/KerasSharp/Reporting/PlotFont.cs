using SkiaSharp;

namespace KerasSharp.Reporting;

/// <summary>The font of pictures in pixels.</summary>
/// <remarks>SkiaSharp asks the system on Windows and macOS. Its native library for Linux that asks for no other library knows no fonts of
/// the system, so their files are looked for.</remarks>
internal static class PlotFont
{
    private static readonly string[] Preferred = ["DejaVuSans.ttf", "LiberationSans-Regular.ttf", "NotoSans-Regular.ttf", "Arial.ttf"];

    private static readonly string[] Folders =
    [
        "/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share", "fonts"),
    ];

    /// <summary>A font without serifs.</summary>
    /// <exception cref="InvalidOperationException">The machine has no font.</exception>
    public static SKTypeface Find()
    {
        if (SKFontManager.Default.FontFamilyCount > 0)
            return SKTypeface.FromFamilyName(OperatingSystem.IsMacOS() ? "Helvetica" : "Arial") ?? SKTypeface.Default;
        return Load(Folders) ?? throw new InvalidOperationException(
            "A picture in pixels needs a font, and none was found on this machine: install one, on Debian `apt-get install "
            + "fonts-dejavu-core`, or save the picture as `.svg`.");
    }

    /// <summary>The font of a file in folders; null where there is none.</summary>
    public static SKTypeface? Load(IEnumerable<string> folders)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var files = folders.Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.ttf", options))
            .Order(StringComparer.Ordinal).ToArray();
        var byPreference = Preferred.Select(name => files.FirstOrDefault(file => Path.GetFileName(file) == name)).OfType<string>()
            .Concat(files);
        return byPreference.Select(file => SKTypeface.FromFile(file)).FirstOrDefault(font => font is not null);
    }
}
