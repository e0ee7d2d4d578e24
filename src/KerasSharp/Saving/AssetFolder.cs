namespace KerasSharp.Saving;

/// <summary>A folder of the process's own in which layers write and read the files that belong to them; gone when disposed.</summary>
internal sealed class AssetFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("kerassharp-").FullName;

    /// <summary>The folder of a layer.</summary>
    public string FolderOf(string path, bool make)
    {
        var folder = PathOf(path);
        return make ? Directory.CreateDirectory(folder).FullName : folder;
    }

    /// <summary>Where a file is.</summary>
    /// <exception cref="ArgumentException">The path leads out of the folder.</exception>
    public string PathOf(string path)
    {
        var full = Path.GetFullPath(Path.Combine(_root, path));
        return full == _root || full.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? full : throw new ArgumentException($"The path '{path}' leads out of its folder.", nameof(path));
    }

    /// <summary>The files, by their paths with slashes.</summary>
    public IEnumerable<string> Files() =>
        Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_root, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>Adds a file.</summary>
    public void Add(string path, byte[] content)
    {
        var full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
