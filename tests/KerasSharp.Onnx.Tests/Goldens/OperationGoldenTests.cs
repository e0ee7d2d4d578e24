using KerasSharp.Tests.Goldens;

namespace KerasSharp.Onnx.Tests.Goldens;

/// <summary>Every operation in OnnxRuntime against Keras.</summary>
public sealed class OperationGoldenTests : GoldenTests
{
    [Theory, GoldenCases("operations")]
    public void OnnxRuntime_agrees_with_Keras(string id) => Replay(id, golden =>
    {
        using var model = Read(golden);
        if (id == "ctc_decode-beam")
        {
            Assert.Contains("beam search", Assert.Throws<OnnxExportException>(() => ModelGraph.Export(model)).Message);
            return;
        }

        using var exported = new OnnxModel(ModelGraph.Export(model));
        var outputs = exported.Run([.. golden["inputs"].Items.Select(input => input.AsTensor())]);
        // Eigenvectors are known but for their signs.
        if (golden["layer"]["class_name"].As<string>() == "Eigh")
            outputs[1] *= (outputs[1] * golden["outputs"].Items.Last().AsTensor()).sum(-2, keepdim: true).sign();
        GoldenAssert.AllClose(golden["outputs"], outputs, Tolerance.Gradients);
        Assert.Equal(golden["outputs"].Items.Select(output => output["dtype"].As<string>()),
            outputs.Select(output => DTypes.Name(output.dtype)));
    });

    [Fact]
    public void Every_operation_is_exported() =>
        Assert.DoesNotContain(OperationKind.Names, name => !OperationExporters.Knows(name));

    private static Model Read(GoldenCase golden)
    {
        var inputs = golden["inputs"].Items.Select((input, i) => new Config
        {
            { "module", "keras.layers" }, { "class_name", "InputLayer" }, { "name", $"x{i}" }, { "inbound_nodes", new List<object?>() },
            { "config", new Config { { "batch_shape", input["batch_shape"].AsShape() }, { "dtype", input["dtype"].As<string>() },
                { "name", $"x{i}" } } },
        }).ToList();
        var layer = golden["layer"].AsConfig();
        return Model.FromConfig(new Config
        {
            { "name", "model" },
            { "layers", inputs.Append(layer).ToList() },
            { "input_layers", inputs.Select((_, i) => new List<object?> { $"x{i}", 0L, 0L }).ToList() },
            { "output_layers", golden["outputs"].Items.Select((_, i) => new List<object?> { layer["name"], 0L, (long)i }).ToList() },
        });
    }
}
