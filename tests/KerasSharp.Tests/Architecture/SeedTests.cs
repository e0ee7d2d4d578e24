using System.Runtime.CompilerServices;

namespace KerasSharp.Tests.Architecture;

/// <summary>Tests that seed the process run alone.</summary>
public sealed class SeedTests
{
    [Fact]
    public void Tests_that_seed_the_process_are_in_the_collection_that_runs_alone()
    {
        var root = Path.Combine(Path.GetDirectoryName(Here())!, "..");
        var files = Directory.EnumerateFiles(root, "*Tests.cs", SearchOption.AllDirectories).Where(file =>
        {
            var text = File.ReadAllText(file);
            return file != Here() && text.Contains("SetRandomSeed(", StringComparison.Ordinal)
                && !text.Contains($"nameof({nameof(GlobalRandomState)})", StringComparison.Ordinal);
        });
        Assert.Empty(files);
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
