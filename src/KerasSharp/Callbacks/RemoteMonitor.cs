using System.Text;

namespace KerasSharp.Callbacks;

/// <summary>Sends the losses and metrics of each epoch to a server, as JSON, by HTTP POST.</summary>
/// <remarks>A server that cannot be reached is a warning; training goes on. Source: keras.callbacks.RemoteMonitor.</remarks>
/// <param name="root">The server's address.</param>
/// <param name="path">The path that follows it.</param>
/// <param name="field">The name of the form field with the JSON.</param>
/// <param name="headers">Further HTTP headers; null for none.</param>
/// <param name="sendAsJson">Whether the JSON is sent as the request's content, or in a form field.</param>
public sealed class RemoteMonitor(
    string root = "http://localhost:9000", string path = "/publish/epoch/end/", string field = "data",
    IReadOnlyDictionary<string, string>? headers = null, bool sendAsJson = false)
    : Callback
{
    private static readonly HttpClient Client = new();

    internal override bool ActsInFirstProcess => true;

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        var values = logs.Select(pair => $", {PythonText.Quote(pair.Key)}: {Number(pair.Value)}");
        var json = $"{{\"epoch\": {epoch}{string.Concat(values)}}}";
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, root + path);
            request.Content = sendAsJson
                ? new StringContent(json, Encoding.UTF8, "application/json") : new FormUrlEncodedContent([new(field, json)]);
            foreach (var (name, value) in headers ?? new Dictionary<string, string>())
            {
                if (!request.Headers.TryAddWithoutValidation(name, value))
                {
                    request.Content.Headers.Remove(name);
                    request.Content.Headers.TryAddWithoutValidation(name, value);
                }
            }

            using var response = Client.Send(request);
        }
        catch (Exception e) when (
            e is HttpRequestException or UriFormatException or InvalidOperationException or OperationCanceledException)
        {
            Warnings.Warn($"Could not reach RemoteMonitor root server at {root}");
        }
    }

    /// <summary>Python's JSON has numbers that others lack.</summary>
    private static string Number(double value) =>
        double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? (value > 0 ? "Infinity" : "-Infinity") : PythonText.Repr(value);
}
