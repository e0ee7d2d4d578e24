namespace KerasSharp.Saving;

/// <summary>A file that is written beside the one that it will replace, flushed, then renamed, so that a kill or a full disk at any moment
/// leaves the old file whole.</summary>
/// <remarks>A killed process leaves the neighbour <c>.NAME.GUID.tmp</c> behind; the next one that writes the same file removes it. A
/// neighbour that somebody still writes is known by its lock, which the system takes from a process however it ends.</remarks>
internal sealed class AtomicFile : IDisposable
{
    private const string Ending = ".tmp";
    private const int Attempts = 20;
    private readonly string _path;
    private readonly string _beside;
    private readonly FileStream _stream;
    private bool _isDone;

    private AtomicFile(string path, string beside, FileStream stream) => (_path, _beside, _stream) = (path, beside, stream);

    /// <summary>Writes a file.</summary>
    /// <param name="path">Where to; missing folders are made.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<FileStream> write)
    {
        using var file = WriteBeside(path, write);
        file.Commit();
    }

    /// <summary>Writes a file under a name of its own in the same folder; <see cref="Commit"/> puts it in its place.</summary>
    public static AtomicFile WriteBeside(string path, Action<FileStream> write)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        AtomicFile? file = null;
        try
        {
            file = Create(full);
            if (file.IsLocked())
                RemoveOrphans(full);
            write(file._stream);
            file._stream.Flush(flushToDisk: true);
            return file;
        }
        catch (Exception e)
        {
            file?.Dispose();
            // A file that becomes too large for its file system is an argument out of range to .NET.
            if (e is ArgumentOutOfRangeException or (IOException and not DirectoryNotFoundException))
                throw new IOException(
                    $"'{full}' could not be written ({e.Message}). "
                    + $"{(File.Exists(full) ? "The file that was there before is as it was." : "No file was made.")}", e);
            throw;
        }
    }

    /// <summary>Removes what killed processes left beside a file.</summary>
    /// <param name="path">The file.</param>
    public static void RemoveOrphans(string path)
    {
        var full = Path.GetFullPath(path);
        var (folder, name) = (Path.GetDirectoryName(full)!, Path.GetFileName(full));
        if (!Directory.Exists(folder))
            return;
        foreach (var neighbour in Directory.EnumerateFiles(folder, $".*{Ending}").Where(file => IsNeighbour(Path.GetFileName(file), name)))
        {
            try
            {
                using var alone = OpenAlone(neighbour);
                File.Delete(neighbour);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody writes it, or it belongs to somebody else.
            }
        }
    }

    /// <summary>Puts the file in its place.</summary>
    public void Commit()
    {
        File.Move(_beside, _path, overwrite: true);
        _isDone = true;
    }

    /// <summary>Closes the file; where it is not in its place, it is removed.</summary>
    public void Dispose()
    {
        if (!_isDone)
            File.Delete(_beside);
        try
        {
            _stream.Dispose();
        }
        catch (IOException) when (!_isDone)
        {
            // What is still in its buffer has no room either, and is given up.
        }
    }

    /// <summary>Opens a new neighbour and keeps it open, which is its lock, until it is in its place.</summary>
    private static AtomicFile Create(string full)
    {
        for (var attempt = 1; ; attempt++)
        {
            var beside = Path.Combine(Path.GetDirectoryName(full)!, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}{Ending}");
            try
            {
                // It may be renamed while it is open, but not be opened exclusively.
                var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
                if (File.Exists(beside))
                    return new AtomicFile(full, beside, stream);
                stream.Dispose();
            }
            catch (IOException) when (attempt < Attempts && File.Exists(beside))
            {
                // Somebody who removes orphans came between its making and its lock.
            }
        }
    }

    /// <summary>Whether locks work here; some network drives have none.</summary>
    private bool IsLocked()
    {
        try
        {
            OpenAlone(_beside).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static FileStream OpenAlone(string path) =>
        new(path, FileMode.Open, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None);

    private static bool IsNeighbour(string file, string name) =>
        file.Length == name.Length + 2 + 32 + Ending.Length && file.StartsWith($".{name}.", StringComparison.Ordinal) && file.EndsWith(
            Ending, StringComparison.Ordinal)
        && Guid.TryParseExact(file.AsSpan(name.Length + 2, 32), "N", out _);
}
