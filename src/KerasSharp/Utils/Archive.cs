using System.Formats.Tar;
using System.IO.Compression;

namespace KerasSharp;

/// <summary>Unpacks archives. A folder stands under its name only when it is whole.</summary>
internal static class Archive
{
    /// <summary>Unpacks an archive into a folder, in place of what was there.</summary>
    /// <param name="path">The archive.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="format"><c>zip</c>, <c>tar</c>, <c>auto</c>, or null for nothing.</param>
    /// <exception cref="InvalidDataException">It is no archive of that format, it is damaged, or a part of it would come to stand outside
    /// of the folder.</exception>
    public static void Extract(string path, string folder, string? format)
    {
        if (format is null)
            return;
        var part = $"{folder}.{Guid.NewGuid():N}.part";
        Directory.CreateDirectory(part);
        try
        {
            Unpack(path, part, format);
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.Move(part, folder);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or FormatException or ArgumentException)
        {
            throw new InvalidDataException(
                $"'{path}' cannot be unpacked as {(format == "auto" ? "a zip or tar archive" : format)}: {problem.Message}", problem);
        }
        finally
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
        }
    }

    private static void Unpack(string path, string folder, string format)
    {
        using var file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        var count = file.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        file.Position = 0;
        var zip = count == 4 && start[..2].SequenceEqual("PK"u8);
        if (zip != (format == "zip") && format != "auto")
            throw new InvalidDataException("it is of another format");
        if (count >= 3 && start[..3].SequenceEqual("BZh"u8))
            throw new InvalidDataException("bzip2 is not supported; zip, tar and tar.gz are");
        // Both refuse entries and links that lead out of the folder.
        if (zip)
        {
            ZipFile.ExtractToDirectory(file, folder);
            return;
        }

        if (count >= 2 && start[0] == 0x1f && start[1] == 0x8b)
        {
            using var plain = new GZipStream(file, CompressionMode.Decompress);
            ExtractTar(plain, folder);
            return;
        }

        ExtractTar(file, folder);
    }

    private static void ExtractTar(Stream stream, string folder)
    {
        TarFile.ExtractToDirectory(stream, folder, overwriteFiles: false);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            throw new InvalidDataException("there is nothing in it");
    }
}
