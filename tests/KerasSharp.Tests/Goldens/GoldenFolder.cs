namespace KerasSharp.Tests.Goldens;

/// <summary>Where the reference cases are: the folder that KERASSHARP_GOLDENS names, else the copy beside the test assembly.</summary>
/// <remarks>A family that the named folder lacks is read from the copy.</remarks>
internal static class GoldenFolder
{
    private static readonly string Copy = Path.Combine(AppContext.BaseDirectory, "Goldens", "data");
    private static readonly string? Named = Environment.GetEnvironmentVariable("KERASSHARP_GOLDENS") is { Length: > 0 } path ? path : null;

    /// <summary>The JSON files of a family: all of its folder, or the one file of that name.</summary>
    public static IReadOnlyList<string> Files(string family)
    {
        if (Named is not null && !Directory.Exists(Named))
            throw new DirectoryNotFoundException($"KERASSHARP_GOLDENS names a folder that is not there: {Named}");
        return Named is not null && In(Named, family) is { Count: > 0 } files ? files : In(Copy, family);
    }

    /// <summary>A companion of a JSON file, such as <c>files/lstm.keras</c>.</summary>
    public static string Companion(GoldenCase golden, string fileName) => Path.Combine(Path.GetDirectoryName(golden.File)!, fileName);

    private static List<string> In(string root, string family)
    {
        var folder = Path.Combine(root, family);
        if (Directory.Exists(folder))
            return [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)];
        var file = folder + ".json";
        return File.Exists(file) ? [file] : [];
    }
}
