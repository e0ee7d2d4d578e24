using System.Runtime.CompilerServices;

namespace KerasSharp.Tests.Architecture;

/// <summary>Lines of C# have at most 140 characters, raw strings and references in documentation aside.</summary>
public sealed class LineLengthTests
{
    private const int Most = 140;

    private const string RawQuotes = "\"\"\"";

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("examples")]
    [InlineData("benchmarks")]
    public void Lines_have_at_most_140_characters(string folder)
    {
        var root = Path.Combine(RepositoryRoot(), folder);
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));
        Assert.Empty(files.SelectMany(LongLines));
    }

    private static IEnumerable<string> LongLines(string file)
    {
        var raw = false;
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var quotes = line.Split(RawQuotes).Length - 1;
            if (line.Length > Most && !raw && quotes == 0 && !line.Contains(" cref=\"", StringComparison.Ordinal))
                yield return $"{file}:{number}: {line.Length} characters";
            if (quotes % 2 == 1)
                raw = !raw;
        }
    }

    private static string RepositoryRoot([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
