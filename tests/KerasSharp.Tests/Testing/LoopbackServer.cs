using System.Net;
using System.Net.Sockets;

namespace KerasSharp.Tests.Testing;

/// <summary>A web server on 127.0.0.1 that answers every request in the same way, and counts them.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Action<HttpListenerResponse> _answer;
    private int _requests;

    public LoopbackServer(Action<HttpListenerResponse> answer)
    {
        _answer = answer;
        (_listener, Address) = Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public int Requests => _requests;

    public static Action<HttpListenerResponse> Content(byte[] content) => response =>
    {
        response.ContentLength64 = content.Length;
        response.OutputStream.Write(content);
        response.Close();
    };

    /// <summary>An address of this machine at which nobody listens.</summary>
    public static Uri Nobody()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
    }

    public void Dispose() => _listener.Close();

    private static (HttpListener, Uri) Start()
    {
        // A port found free may be taken before it is used; then the next one is tried.
        for (var attempt = 0; ; attempt++)
        {
            var listener = new HttpListener();
            var address = Nobody();
            listener.Prefixes.Add(address.ToString());
            try
            {
                listener.Start();
                return (listener, address);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
            }
        }
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            Interlocked.Increment(ref _requests);
            _ = Task.Run(() => _answer(context.Response));
        }
    }
}
