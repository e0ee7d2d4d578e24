using System.Text.Json.Nodes;
using static KerasSharp.Tests.Saving.Legacy.LegacyFile;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>Every layer of Keras 1.0 to 2.15 with the options that each version wrote, at their defaults: Files/layers.json.</summary>
public sealed class LayerConfigTests
{
    private static readonly JsonArray All = JsonNode.Parse(File.ReadAllText(Sample("layers.json")))!.AsArray();

    public static TheoryData<string> Classes => new(All.Select(entry => entry!["class_name"]!.GetValue<string>()).Distinct());

    [Theory]
    [MemberData(nameof(Classes))]
    public void Its_config_is_read_and_it_computes(string className)
    {
        foreach (var entry in All.Where(entry => entry!["class_name"]!.GetValue<string>() == className))
        {
            var layer = entry!["layer"]!;
            var several = layer["inbound_nodes"] is not null;
            var config = new JsonObject
            {
                ["class_name"] = several ? "Model" : "Sequential",
                ["keras_version"] = entry["version"]!.DeepClone(),
                ["config"] = several ? Graph(layer) : new JsonArray(layer.DeepClone()),
            };
            using var model = Model.FromJson(config.ToJsonString());
            using var scope = NewDisposeScope();
            var inputs = (model is Sequential stack ? [stack.InputShape!] : model.Inputs.Select(input => input.Shape))
                .Select(shape => ones(shape.Select(size => size ?? 2).ToArray())).ToArray();
            Assert.NotEmpty(Predict(model, inputs));
            using var again = Model.FromJson(model.ToJson());
            Assert.Equal(model.Weights.Select(weight => weight.Shape), again.Weights.Select(weight => weight.Shape));
        }
    }

    private static JsonObject Graph(JsonNode layer) => new()
    {
        ["name"] = "m",
        ["layers"] = new JsonArray(Input("a"), Input("b"), layer.DeepClone()),
        ["input_layers"] = JsonNode.Parse("""[["a", 0, 0], ["b", 0, 0]]"""),
        ["output_layers"] = JsonNode.Parse("""[["x", 0, 0]]"""),
    };

    private static JsonNode Input(string name) => JsonNode.Parse($$$$"""
        {"class_name": "InputLayer", "name": "{{{{name}}}}", "inbound_nodes": [], "config": {"batch_input_shape": [null, 4, 3], "dtype": "float32", "sparse": false, "name": "{{{{name}}}}"}}
        """)!;
}
