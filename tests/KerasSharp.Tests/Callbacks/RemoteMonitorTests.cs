using System.Net;
using System.Text.Json;

namespace KerasSharp.Tests.Callbacks;

public sealed class RemoteMonitorTests
{
    [Theory]
    [InlineData(false, "application/x-www-form-urlencoded")]
    [InlineData(true, "application/json; charset=utf-8")]
    public async Task It_sends_the_logs_of_each_epoch(bool asJson, string contentType)
    {
        using var listener = new HttpListener();
        var address = LoopbackServer.Nobody();
        listener.Prefixes.Add(address.ToString());
        listener.Start();
        var received = Task.Run(() => Enumerable.Range(0, 2).Select(_ => Answer(listener)).ToArray());
        using var model = Course.Model();
        Course.Run(
            model, new RemoteMonitor(
            address.ToString().TrimEnd('/'), "/publish/", "logs", new Dictionary<string, string> { ["X-Run"] = "seven" }, asJson), 5,
            double.NaN);
        var requests = await received;
        Assert.All(requests, request => Assert.Equal(
            ("/publish/", "POST", contentType, "seven"), (request.Path, request.Method, request.Type, request.Header)));
        var json = Array.ConvertAll(requests, request => asJson ? request.Body : WebUtility.UrlDecode(request.Body["logs=".Length..]));
        Assert.Equal("{\"epoch\": 1, \"loss\": NaN}", json[1]);
        using var first = JsonDocument.Parse(json[0]);
        Assert.Equal((0, 5.0), (first.RootElement.GetProperty("epoch").GetInt32(), first.RootElement.GetProperty("loss").GetDouble()));
    }

    [Fact]
    public void A_server_that_is_not_there_is_a_warning()
    {
        using var model = Course.Model();
        Assert.Equal(2, Course.Run(model, new RemoteMonitor(LoopbackServer.Nobody().ToString()), 5, 4).Epoch.Count);
    }

    private static (string Path, string Method, string? Type, string? Header, string Body) Answer(HttpListener listener)
    {
        var context = listener.GetContext();
        using var reader = new StreamReader(context.Request.InputStream);
        var body = reader.ReadToEnd();
        context.Response.StatusCode = 500;
        context.Response.Close();
        return (
            context.Request.Url!.AbsolutePath, context.Request.HttpMethod, context.Request.ContentType, context.Request.Headers["X-Run"],
            body);
    }
}
