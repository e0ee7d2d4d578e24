using System.Reflection;

namespace KerasSharp.Torch;

/// <summary>Where the native libraries of TorchSharp and libtorch lie.</summary>
internal static class NativeFolders
{
    private const string Native = "runtimes/linux-x64/native";

    /// <summary>The folders to look in, in order: those of the program, those beside TorchSharp.dll, those of the packages' cache.</summary>
    public static IReadOnlyList<string> Of(Assembly torchSharp)
    {
        var folders = new List<string>();
        if (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") is string searched)
            folders.AddRange(searched.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        folders.Add(AppContext.BaseDirectory);
        folders.Add(Path.Combine(AppContext.BaseDirectory, Native));
        // Empty in a program of a single file.
        if (Path.GetDirectoryName(torchSharp.Location) is { Length: > 0 } beside)
        {
            folders.Add(beside);
            folders.Add(Path.Combine(beside, Native));
            // In a notebook the assembly is used where the packages' cache has it: torchsharp/VERSION/lib/FRAMEWORK.
            var package = Path.GetFullPath(Path.Combine(beside, "..", ".."));
            folders.Add(Path.Combine(package, Native));
            if (Path.GetDirectoryName(Path.GetDirectoryName(package)) is { } cache && Directory.Exists(Path.Combine(cache, "libtorch-cpu-linux-x64")))
                folders.AddRange(Directory.EnumerateDirectories(Path.Combine(cache, "libtorch-cpu-linux-x64")).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, Native)));
        }

        return folders;
    }

    /// <summary>The full path of the first file of that name, or null.</summary>
    public static string? Find(IEnumerable<string> folders, string file) =>
        folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
}
