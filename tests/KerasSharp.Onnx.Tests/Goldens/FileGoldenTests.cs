using System.Text.Json;
using KerasSharp.Tests.Goldens;

namespace KerasSharp.Onnx.Tests.Goldens;

/// <summary>Every model that Keras saved: exported, OnnxRuntime predicts what Keras predicted.</summary>
public sealed class FileGoldenTests : GoldenTests
{
    [Theory, GoldenCases("files")]
    public void OnnxRuntime_predicts_as_Keras(string id) => Replay(id, golden =>
    {
        using var model = Model.Load(GoldenFolder.Companion(golden, golden["files"]["keras"].As<string>()));
        var folder = Directory.CreateTempSubdirectory("onnx");
        try
        {
            var path = Path.Combine(folder.FullName, "model.onnx");
            model.Export(path);
            using var exported = new OnnxModel(path);
            var outputs = exported.Run(Inputs(golden["inputs"], model.Body.InputNames));
            if (golden["predictions"].IsTensor)
                GoldenAssert.Close(golden["predictions"], outputs[0], Tolerance.Gradients);
            else
                Assert.All(model.OutputNames.Zip(outputs), pair =>
                    GoldenAssert.Close(golden["predictions"][pair.First], pair.Second, Tolerance.Gradients));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    private static Tensor[] Inputs(GoldenNode node, string[] order)
    {
        if (node.IsTensor)
            return [node.AsTensor()];
        var items = node.Element.ValueKind == JsonValueKind.Array ? node.Items : node.Fields.Count() == 1
            ? node.Fields.Select(field => field.Value) : order.Select(name => node[name]);
        return [.. items.Select(item => item.AsTensor())];
    }
}
