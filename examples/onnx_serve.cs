// A service without TorchSharp: OnnxRuntime answers for the model that onnx_service.cs exported.
//   dotnet run -c Release examples/onnx_serve.cs -- model.onnx           one prediction: how long from the start, how much memory
//   dotnet run -c Release examples/onnx_serve.cs -- model.onnx 5080      POST the pixels as JSON to http://localhost:5080/
#:package Microsoft.ML.OnnxRuntime
#:property UsesTorch=false
#:property RunsTorch=false

using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;

if (args.Length == 0 || !File.Exists(args[0]))
{
    Console.Error.WriteLine("Give a model: onnx_service.cs exports one and runs this program on it.");
    return 2;
}

using var session = new InferenceSession(args[0]);
using var options = new RunOptions();
var size = session.InputMetadata.Values.Single().Dimensions.Skip(1).Aggregate(1, (product, axis) => product * axis);

if (args.Length == 1)
{
    var digit = Predict(new float[size]);
    var milliseconds = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds;
    var megabytes = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
    Console.WriteLine($"OnnxRuntime: {milliseconds:F0} ms from start to first prediction, {megabytes:F0} MB of memory");
    Console.WriteLine($"A blank image is taken for a {Array.IndexOf(digit, digit.Max())}.");
    return 0;
}

using var listener = new HttpListener();
listener.Prefixes.Add($"http://localhost:{int.Parse(args[1])}/");
listener.Start();
while (true)
{
    var context = await listener.GetContextAsync();
    try
    {
        var pixels = await JsonDocument.ParseAsync(context.Request.InputStream);
        var values = pixels.RootElement.EnumerateArray().Select(pixel => pixel.GetSingle()).ToArray();
        var answer = JsonSerializer.SerializeToUtf8Bytes(Predict(values), Json.Default.SingleArray);
        await context.Response.OutputStream.WriteAsync(answer);
        context.Response.Close();
    }
    catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or OnnxRuntimeException)
    {
        context.Response.StatusCode = (int)HttpStatusCode.BadRequest;
        context.Response.Close();
    }
}

float[] Predict(float[] pixels)
{
    var shape = session.InputMetadata.Values.Single().Dimensions.Select(axis => axis < 0 ? 1L : axis).ToArray();
    using var input = OrtValue.CreateTensorValueFromMemory(pixels, shape);
    using var results = session.Run(options, [session.InputNames[0]], [input], session.OutputNames);
    return results[0].GetTensorDataAsSpan<float>().ToArray();
}

[System.Text.Json.Serialization.JsonSerializable(typeof(float[]))]
internal sealed partial class Json : System.Text.Json.Serialization.JsonSerializerContext;
