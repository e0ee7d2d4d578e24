using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KerasSharp.Applications.Tests;

/// <summary>A server on 127.0.0.1 with one file, which can be asked for in parts, and which breaks off.</summary>
internal sealed class RangeServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _content;
    private readonly List<string?> _ranges;
    private readonly double[] _shares;

    /// <param name="content">The file.</param>
    /// <param name="ranges">Gets the Range of every request; null where there is none.</param>
    /// <param name="shares">How much of what is asked for each answer brings before it breaks off; all further ones bring all.</param>
    public RangeServer(byte[] content, List<string?> ranges, params double[] shares)
    {
        (_content, _ranges, _shares) = (content, ranges, shares);
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        for (var answer = 0; ; answer++)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client, answer < _shares.Length ? _shares[answer] : 1);
            }
            catch (IOException)
            {
                // The client has gone away.
            }
            catch (Exception problem) when (problem is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(TcpClient client, double share)
    {
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        string? range = null;
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            if (line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase))
                range = line["Range: bytes=".Length..];
        }

        _ranges.Add(range);
        var start = range is null ? 0 : int.Parse(range.TrimEnd('-'));
        var left = _content.Length - start;
        var (status, partly) = range is null
            ? ("200 OK", "") : ("206 Partial Content", $"Content-Range: bytes {start}-{_content.Length - 1}/{_content.Length}\r\n");
        var head =
            $"HTTP/1.1 {status}\r\nContent-Length: {left}\r\n{partly}Accept-Ranges: bytes\r\nETag: \"one\"\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(_content.AsMemory(start, (int)(left * share)));
    }
}
