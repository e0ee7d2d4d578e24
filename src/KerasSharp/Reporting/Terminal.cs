namespace KerasSharp.Reporting;

/// <summary>What a progress bar may do on what it is written to.</summary>
/// <param name="IsDynamic">Whether a line can be drawn anew; not in a file, a pipe or a log.</param>
/// <param name="Columns">Characters in a line.</param>
/// <param name="HasColours">Whether escape sequences are understood and wanted.</param>
internal sealed record Terminal(bool IsDynamic, int Columns, bool HasColours)
{
    /// <summary>As wide as the text: for writers that a caller gave.</summary>
    public static Terminal Unlimited { get; } = new(IsDynamic: true, int.MaxValue, HasColours: true);

    /// <summary>The console. NO_COLOR, where it is set, turns colours off (no-color.org).</summary>
    public static Terminal Console() => new(
        !System.Console.IsOutputRedirected, ConsoleWidth.Columns,
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb");
}
