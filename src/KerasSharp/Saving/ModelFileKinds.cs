namespace KerasSharp.Saving;

/// <summary>Tells kinds of model files.</summary>
internal static class ModelFileKinds
{
    /// <summary>The kind of a file; null where it is neither, or not there.</summary>
    public static ModelFileKind? Of(string path)
    {
        if (!File.Exists(path))
            return null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Span<byte> start = stackalloc byte[8];
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return start.StartsWith("PK\x03\x04"u8) ? ModelFileKind.Zip : IsHdf5(start) ? ModelFileKind.Hdf5 : null;
    }

    private static bool IsHdf5(ReadOnlySpan<byte> start) =>
        start.Length == 8 && start[0] == 0x89 && start[1..].SequenceEqual("HDF\r\n\x1a\n"u8);
}
