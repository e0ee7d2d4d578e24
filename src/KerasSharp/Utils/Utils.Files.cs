namespace KerasSharp;

public static partial class Utils
{
    /// <summary>Fetches a file once into a cache, and unpacks it if asked to.</summary>
    /// <param name="fname">The name in the cache; null for that of the origin. For archives the name of the folder, if it has no
    /// extension.</param>
    /// <param name="origin">The address: http, https or file.</param>
    /// <param name="untar">Unpacks a tar archive; older than extract.</param>
    /// <param name="md5Hash">The file's MD5; older than fileHash.</param>
    /// <param name="fileHash">The file's SHA-256 or MD5 in hexadecimal digits; null to take it as it comes.</param>
    /// <param name="cacheSubdir">The folder in the cache, or an absolute path.</param>
    /// <param name="hashAlgorithm"><c>sha256</c>, <c>md5</c>, or <c>auto</c> to tell it by the length of the hash.</param>
    /// <param name="extract">Unpacks a zip, tar or tar.gz archive. Nothing in it can come to stand outside of its folder.</param>
    /// <param name="archiveFormat"><c>zip</c>, <c>tar</c>, <c>auto</c> to look what it is, or null to unpack nothing.</param>
    /// <param name="cacheDir">The cache; null for the folder that <c>KERAS_HOME</c> names, else <c>~/.keras</c>.</param>
    /// <param name="forceDownload">Downloads even a file that is there.</param>
    /// <returns>The path of the file, or of the folder it was unpacked into.</returns>
    /// <exception cref="ArgumentException">An argument is missing or unknown, or a name leads out of its folder.</exception>
    /// <exception cref="IOException">The file could not be had. Nothing half-written stays, and a file that was there is kept.</exception>
    /// <exception cref="InvalidDataException">The file is no archive of that format, or one that leads out of its folder.</exception>
    /// <remarks>A file stands under its name only when it is whole and of the right hash. Source: keras.utils.get_file.</remarks>
    public static string GetFile(
        string? fname = null, string? origin = null, bool untar = false, string? md5Hash = null, string? fileHash = null,
        string cacheSubdir = "datasets", string hashAlgorithm = "auto", bool extract = false, string? archiveFormat = "auto",
        string? cacheDir = null, bool forceDownload = false)
    {
        if (string.IsNullOrEmpty(origin))
            throw new ArgumentException("`origin`, the address of the file, must be given.", nameof(origin));
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var address) || !(address.IsFile || address.Scheme is "http" or "https"))
            throw new ArgumentException($"`origin` must be an http, https or file address. Received: origin='{origin}'", nameof(origin));
        if (archiveFormat is not (null or "auto" or "zip" or "tar"))
            throw new ArgumentException(
                $"`archiveFormat` must be null, 'auto', 'zip' or 'tar'. Received: archiveFormat='{archiveFormat}'", nameof(archiveFormat));
        var hash = CheckHash(fileHash ?? md5Hash, fileHash is null && md5Hash is not null ? "md5" : hashAlgorithm);
        var name = FileName(fname, address);
        var folder = Path.Combine(Path.GetFullPath(cacheDir ?? Downloader.CacheFolder()), cacheSubdir);
        if (!extract && !untar)
            return Downloader.Get(address, Path.Combine(folder, name), hash, force: forceDownload);

        var dotted = fname is not null && name.Contains('.');
        var archive = Path.Combine(folder, dotted ? name : $"{name}_archive");
        var target = Path.Combine(folder, dotted ? $"{name[..name.IndexOf('.')]}_extracted" : name);
        var before = File.Exists(archive) ? File.GetLastWriteTimeUtc(archive) : default;
        Downloader.Get(address, archive, hash, force: forceDownload);
        if (!Directory.Exists(target) || File.GetLastWriteTimeUtc(archive) != before)
            Archive.Extract(archive, target, untar ? "tar" : archiveFormat);
        return target;
    }

    private static string? CheckHash(string? hash, string algorithm)
    {
        var length = algorithm switch
        {
            "auto" => hash?.Length is 32 ? 32 : 64,
            "md5" => 32,
            "sha256" => 64,
            _ => throw new ArgumentException(
                $"`hashAlgorithm` must be 'auto', 'sha256' or 'md5'. Received: hashAlgorithm='{algorithm}'", nameof(algorithm)),
        };
        return hash is null || (hash.Length == length && hash.All(char.IsAsciiHexDigit)) ? hash : throw new ArgumentException(
            $"`fileHash` must have {(algorithm == "auto" ? "32 (MD5) or 64 (SHA-256)" : length)} hexadecimal digits for "
            + $"hashAlgorithm='{algorithm}'. Received: fileHash='{hash}'", nameof(hash));
    }

    private static string FileName(string? fname, Uri origin)
    {
        var name = string.IsNullOrEmpty(fname) ? Uri.UnescapeDataString(origin.Segments[^1]) : fname;
        if (name is "" or "." or ".." or "/" || name.IndexOfAny(['/', '\\', ':', '\0']) >= 0)
        {
            throw new ArgumentException(
                string.IsNullOrEmpty(fname) ? $"The file name cannot be read from the origin '{origin}': give `fname`."
                    : $"`fname` must be a plain name; for the folder there is `cacheDir`. Received: fname='{fname}'",
                nameof(fname));
        }

        return name;
    }
}
