namespace KerasSharp.Docs.Tests;

/// <summary>A program that a page shows: one block of C#, several that go on from each other, or a row of a table.</summary>
/// <param name="Page">The page's path in the repository.</param>
/// <param name="Line">The line of the first block.</param>
/// <param name="Runs">Whether the program can be run here, not only compiled.</param>
/// <param name="Setup">Lines that the page leaves out; <c>// here</c> in them is the place of the code, else it follows.</param>
/// <param name="Parts">The code shown, with the line on which each part begins.</param>
internal sealed record Snippet(string Page, int Line, bool Runs, string Setup, IReadOnlyList<(int Line, string Code)> Parts)
{
    /// <summary>Where it stands: <c>README.md:12</c>.</summary>
    public string Place => $"{Page}:{Line}";
}
