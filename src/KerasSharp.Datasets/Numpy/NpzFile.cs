using System.IO.Compression;

namespace KerasSharp.Datasets.Numpy;

/// <summary>Reads the arrays of an .npz file: a zip archive of .npy files.</summary>
internal static class NpzFile
{
    // The largest array of Keras's data sets has 47 MB.
    private const long Largest = 1L << 30;

    /// <summary>The named arrays.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">The arrays that it must hold, without their extension.</param>
    /// <exception cref="DatasetException">The file is damaged, an array is missing, or one holds Python objects other than plain
    /// data.</exception>
    public static NumpyArray[] Read(string path, params ReadOnlySpan<string> names)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var arrays = new NumpyArray[names.Length];
            for (var i = 0; i < arrays.Length; i++)
            {
                var entry = archive.GetEntry($"{names[i]}.npy")
                    ?? throw new DatasetException(
                        $"'{path}' has no array '{names[i]}'. It has: "
                        + $"{string.Join(", ", archive.Entries.Take(20).Select(other => other.FullName))}");
                arrays[i] = NpyFile.Read(Content(entry, path), $"{path}: {entry.FullName}");
            }

            return arrays;
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            throw new DatasetException($"'{path}' is damaged: {problem.Message} Delete it to have it downloaded again.", problem);
        }
    }

    private static byte[] Content(ZipArchiveEntry entry, string path)
    {
        if (entry.Length > Largest)
            throw new DatasetException($"'{path}' announces {entry.Length} bytes for {entry.FullName}; at most {Largest} are read.");
        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }
}
