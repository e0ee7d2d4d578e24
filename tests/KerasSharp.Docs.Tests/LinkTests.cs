using System.Text.RegularExpressions;

namespace KerasSharp.Docs.Tests;

/// <summary>Links of the pages lead to files that exist, and to headings that the page has.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var text = Fenced().Replace(File.ReadAllText(Path.Combine(Repository.Root, page)), "");
        var broken = new List<string>();
        foreach (var target in Link().Matches(text).Select(match => match.Groups[1].Value))
        {
            if (target.Contains("://", StringComparison.Ordinal))
                continue;
            var (path, anchor) = target.Split('#') is [var left, var right] ? (left, right) : (target, "");
            var file = path.Length == 0 ? Path.Combine(Repository.Root, page) : Path.GetFullPath(Path.Combine(folder, path));
            if (!Path.Exists(file) || (anchor.Length > 0 && !Anchors(file).Contains(anchor)))
                broken.Add(target);
        }

        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("examples", "*.cs")]
    [InlineData("notebooks", "*.ipynb")]
    public void Every_program_and_every_chapter_is_listed(string folder, string pattern)
    {
        var list = File.ReadAllText(Path.Combine(Repository.Root, folder, "README.md"));
        Assert.All(Directory.GetFiles(Path.Combine(Repository.Root, folder), pattern).Select(Path.GetFileName), name =>
            Assert.Contains($"]({name})", list, StringComparison.Ordinal));
    }

    /// <summary>The names that headings get as anchors, on GitHub and in the site alike.</summary>
    private static IEnumerable<string> Anchors(string file) =>
        File.ReadLines(file).Where(line => line.StartsWith('#'))
            .Select(line => Dropped().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\s*```.*?^\s*```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]")]
    private static partial Regex Dropped();
}
