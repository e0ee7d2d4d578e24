using System.Reflection;

namespace KerasSharp.Torch;

/// <summary>Where the native libraries of TorchSharp and libtorch lie on Linux.</summary>
internal static class NativeFolders
{
    private const string Package = "libtorch-cpu-linux-x64";
    private const string Native = "runtimes/linux-x64/native";

    /// <summary>The folders to look in, in order: those of the program, those beside TorchSharp.dll, those of NuGet's cache.</summary>
    public static IReadOnlyList<string> Of(Assembly torchSharp)
    {
        var folders = new List<string>();
        if (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") is string searched)
            folders.AddRange(searched.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries));
        AddWithNative(folders, AppContext.BaseDirectory);
        var home = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        // Empty in a program of a single file.
        if (Path.GetDirectoryName(torchSharp.Location) is { Length: > 0 } beside)
        {
            AddWithNative(folders, beside);
            // In a notebook the assembly is used where the cache has it: torchsharp/VERSION/lib/FRAMEWORK.
            var package = Path.GetFullPath(Path.Combine(beside, "..", ".."));
            folders.Add(Path.Combine(package, Native));
            if (Path.GetFileName(Path.GetDirectoryName(package)) == "torchsharp")
                home = Path.GetFullPath(Path.Combine(package, "..", ".."));
        }

        // Where a program has no native files beside it, as a plug-in may.
        if (torchSharp.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] is { } own)
            folders.Add(Path.Combine(home, "torchsharp", own, Native));
        if (LibTorchVersion(torchSharp) is { } version)
            folders.Add(Path.Combine(home, Package, version, Native));
        return folders;
    }

    /// <summary>The full path of the first file of that name, or null.</summary>
    public static string? Find(IEnumerable<string> folders, string file) =>
        folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);

    /// <summary>The version of libtorch that this TorchSharp is built for, as NuGet's cache names its folder; it is a constant, so nothing
    /// of TorchSharp runs yet.</summary>
    public static string? LibTorchVersion(Assembly torchSharp) =>
        torchSharp.GetType("TorchSharp.torch")?.GetField(
            "libtorchPackageVersion", BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue() is string text
            && Version.TryParse(text, out var version)
            ? version.ToString(version.Revision > 0 ? 4 : 3)
            : null;

    private static void AddWithNative(List<string> folders, string folder)
    {
        folders.Add(folder);
        folders.Add(Path.Combine(folder, Native));
    }
}
