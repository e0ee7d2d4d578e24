using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;

namespace KerasSharp;

/// <summary>Fetches a file once into a cache. Under its final name a file is always whole, and of the checksum asked for.</summary>
internal static class Downloader
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(30) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    // One download of a file at a time within this process; another process writes to a temporary file of its own.
    private static readonly ConcurrentDictionary<string, Lock> Busy = new();

    /// <summary>The folder that <c>KERAS_HOME</c> names, else <c>~/.keras</c>; where nothing can be written there, <c>.keras</c> in the
    /// folder for temporary files.</summary>
    public static string CacheFolder()
    {
        var user = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var folder = Environment.GetEnvironmentVariable("KERAS_HOME") is { Length: > 0 } home
            ? home is "~" || home.StartsWith("~/", StringComparison.Ordinal) ? user + home[1..] : home
            : Path.Combine(user, ".keras");
        return IsWritable(folder) ? folder : Path.Combine(Path.GetTempPath(), ".keras");
    }

    /// <summary>Downloads a file, unless it is there already with the right checksum.</summary>
    /// <param name="origin">Its http, https or file address.</param>
    /// <param name="path">Where it belongs; missing folders are made.</param>
    /// <param name="hash">Its MD5 (32 hexadecimal digits) or SHA-256 (64); null to take it as it comes.</param>
    /// <param name="patience">How long the server may be silent before the download is given up; a minute by default.</param>
    /// <param name="force">Downloads even a file that is there.</param>
    /// <returns><paramref name="path"/>, as a full path.</returns>
    /// <remarks>Where the server can go on in the middle of a file, so does a later call, in this process or another.</remarks>
    /// <exception cref="IOException">The file could not be had. Nothing half-written stays under its name.</exception>
    public static string Get(Uri origin, string path, string? hash = null, TimeSpan? patience = null, bool force = false)
    {
        if (hash is { Length: not (32 or 64) })
        {
            throw new ArgumentException($"The hash '{hash}' has {hash.Length} digits; an MD5 has 32, a SHA-256 has 64.", nameof(hash));
        }
        path = Path.GetFullPath(path);
        lock (Busy.GetOrAdd(path, _ => new Lock()))
        {
            if (!force && File.Exists(path) && (hash is null || HashMatches(path, hash, out _)))
            {
                return path;
            }
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                // Away from the caller's synchronization context, for which waiting here would be a deadlock.
                Task.Run(() => FetchAsync(origin, path, hash, patience ?? TimeSpan.FromMinutes(1))).GetAwaiter().GetResult();
                return path;
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException or InvalidDataException
                or UnauthorizedAccessException or OperationCanceledException)
            {
                throw Failed(origin, path, hash, problem);
            }
        }
    }

    private static async Task FetchAsync(Uri origin, string path, string? hash, TimeSpan patience)
    {
        RemoveAbandoned(path);
        await using var transfer = new Transfer(Client, origin, path, hash, patience);
        var part = await transfer.RunAsync().ConfigureAwait(false);
        if (hash is not null && !HashMatches(part, hash, out var actual))
            throw new InvalidDataException($"what came has the checksum {actual} instead of {hash}");
        transfer.MoveTo(path);
    }

    // What a process left that was killed while it downloaded, and what nobody went on with for a month.
    private static void RemoveAbandoned(string path)
    {
        foreach (var (ending, age) in new[] { (Transfer.Ending, TimeSpan.FromHours(1)), (Transfer.ResumableEnding, TimeSpan.FromDays(30)) })
        {
            foreach (var part in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*{ending}"))
            {
                if (File.GetLastWriteTimeUtc(part) < DateTime.UtcNow - age)
                    File.Delete(part);
            }
        }
    }

    private static bool IsWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(
                Path.Combine(
                    folder, $".{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool HashMatches(string path, string expected, out string actual)
    {
        using var file = File.OpenRead(path);
        actual = Convert.ToHexStringLower(expected.Length == 32 ? MD5.HashData(file) : SHA256.HashData(file));
        return actual.Equals(expected, StringComparison.OrdinalIgnoreCase);
    }

    private static IOException Failed(Uri origin, string path, string? hash, Exception problem)
    {
        var what = problem switch
        {
            HttpRequestException { StatusCode: HttpStatusCode code } => $"the server answered {(int)code} ({code})",
            HttpRequestException => $"the server cannot be reached ({problem.Message})",
            OperationCanceledException => "the server stopped answering",
            HttpIOException => $"the transfer broke off ({problem.Message})",
            InvalidDataException => problem.Message,
            _ => $"it could not be written ({problem.Message})",
        };
        var check = hash is null ? "" : $" (its {(hash.Length == 32 ? "MD5" : "SHA-256")} is {hash})";
        var folder = Path.GetDirectoryName(path)!;
        var kept = Directory.Exists(folder)
            && Directory.EnumerateFiles(folder, $"{Path.GetFileName(path)}.*{Transfer.ResumableEnding}").Any()
            ? " What came so far is kept: another try goes on from there." : "";
        return new IOException(
            $"Could not download {origin}: {what}.{kept} To do without, get that file in another way{check} and put it at {path}.",
            problem);
    }
}
