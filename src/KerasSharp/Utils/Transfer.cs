using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace KerasSharp;

/// <summary>One file on its way from a server, into a file beside the one it will be.</summary>
/// <remarks>Where the server can go on in the middle and marks its file by an ETag, what came stays when the connection breaks, and the
/// transfer goes on from there: at once as long as something comes, and when the file is asked for again. If-Range makes sure that both
/// parts are of the same file.</remarks>
internal sealed class Transfer(HttpClient client, Uri origin, string path, string? hash, TimeSpan patience) : IAsyncDisposable
{
    /// <summary>How files end that hold a part which nobody goes on with, and those that someone may go on with.</summary>
    public const string Ending = ".part", ResumableEnding = ".partial";

    private string? _part;
    private FileStream? _file;
    private bool _resumable;
    private bool _complete;

    /// <summary>Brings all of the file.</summary>
    /// <returns>Where it is.</returns>
    public async Task<string> RunAsync()
    {
        Messages.Output.WriteLine($"Downloading data from {origin}");
        if (origin.IsFile)
        {
            await using var source = File.OpenRead(origin.LocalPath);
            await CopyAsync(source, source.Length, Open(null), CancellationToken.None, _ => { }).ConfigureAwait(false);
        }
        else
        {
            while (!await TryFetchAsync().ConfigureAwait(false))
            {
            }
        }

        _complete = true;
        await _file!.DisposeAsync().ConfigureAwait(false);
        return _part!;
    }

    /// <summary>Gives the whole file its name.</summary>
    public void MoveTo(string name) => File.Move(_part!, name, overwrite: true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
            await _file.DisposeAsync().ConfigureAwait(false);
        // A whole file that is still here has another hash than it should.
        if (_part is not null && (_complete || !_resumable))
            File.Delete(_part);
    }

    /// <summary>One request. False where it broke off after something came, so that it is worth to go on.</summary>
    private async Task<bool> TryFetchAsync()
    {
        using var silence = new CancellationTokenSource(patience);
        using var first = await SendAsync(null, null, silence.Token).ConfigureAwait(false);
        var tag = first.Headers.AcceptRanges.Contains("bytes") && first.Headers.ETag is { IsWeak: false } strong ? strong : null;
        var file = Open(tag);
        var total = first.Content.Headers.ContentLength;
        var (response, start) = (first, 0L);
        if (tag is not null && file.Length > 0 && file.Length < total)
        {
            // The answer is not read: its connection is closed, and another asks for the rest.
            first.Dispose();
            var rest = await SendAsync(file.Length, tag, silence.Token).ConfigureAwait(false);
            (response, start) = (rest, rest.StatusCode == HttpStatusCode.PartialContent ? file.Length : 0);
        }

        using (response)
        {
            file.SetLength(start);
            file.Position = start;
            await using var source = await response.Content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
            try
            {
                await CopyAsync(source, total, file, silence.Token, _ => silence.CancelAfter(patience)).ConfigureAwait(false);
                return true;
            }
            catch (HttpIOException) when (_resumable && file.Length > start)
            {
                return false;
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(long? from, EntityTagHeaderValue? tag, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, origin);
        if (from is not null)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(tag!);
        }

        return (await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token).ConfigureAwait(false))
            .EnsureSuccessStatusCode();
    }

    /// <summary>The file for what comes: one that others may have begun where the server has a tag, else one of our own.</summary>
    private FileStream Open(EntityTagHeaderValue? tag)
    {
        var mark = tag is null
            ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{origin} {tag.Tag} {hash}")))[..16];
        var name = mark is null ? null : $"{path}.{mark}{ResumableEnding}";
        if (_file is not null && name == _part)
            return _file;
        _file?.Dispose();
        if (_part is not null)
            File.Delete(_part);
        (_part, _resumable) = (name ?? $"{path}.{Guid.NewGuid():N}{Ending}", name is not null);
        try
        {
            return _file = new FileStream(_part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException) when (_resumable && File.Exists(_part))
        {
            // Another process is at it.
            (_part, _resumable) = ($"{path}.{Guid.NewGuid():N}{Ending}", false);
            return _file = new FileStream(_part, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
    }

    private static async Task CopyAsync(Stream source, long? total, FileStream file, CancellationToken token, Action<int> came)
    {
        var bar = new Progbar(total <= int.MaxValue ? (int)total : null);
        var buffer = new byte[1 << 16];
        int count;
        while ((count = await ReadAsync(source, buffer, token).ConfigureAwait(false)) > 0)
        {
            came(count);
            await file.WriteAsync(buffer.AsMemory(0, count), CancellationToken.None).ConfigureAwait(false);
            bar.Update((int)Math.Min(file.Position, int.MaxValue));
        }

        if (total is null)
            bar.Update((int)Math.Min(file.Position, int.MaxValue), finalize: true);
    }

    // A broken connection is told apart from a disk that refuses to be written.
    private static async Task<int> ReadAsync(Stream source, Memory<byte> buffer, CancellationToken token)
    {
        try
        {
            return await source.ReadAsync(buffer, token).ConfigureAwait(false);
        }
        catch (IOException problem) when (problem is not HttpIOException)
        {
            throw new HttpIOException(HttpRequestError.Unknown, problem.Message, problem);
        }
    }
}
