using System.Text.Json.Nodes;

namespace KerasSharp.Applications.Tests;

/// <summary>Holds the layers of a network against Keras's: names, classes, shapes, parameters, connections, configs.</summary>
internal static class LayerTable
{
    /// <summary>What a config has where the table says nothing.</summary>
    private static readonly JsonObject Defaults = JsonNode.Parse("""
        {
          "strides": [1, 1], "dilation_rate": [1, 1], "padding": "valid", "groups": 1, "depth_multiplier": 1, "use_bias": true, "activation": "linear",
          "epsilon": 0.001, "momentum": 0.99, "center": true, "scale": true, "keepdims": false, "offset": 0, "max_value": null, "negative_slope": 0, "threshold": 0,
          "noise_shape": null, "mean": null, "variance": null, "kernel_regularizer": null, "bias_regularizer": null, "activity_regularizer": null,
          "kernel_initializer": ["GlorotUniform", {}], "depthwise_initializer": ["GlorotUniform", {}], "pointwise_initializer": ["GlorotUniform", {}],
          "bias_initializer": ["Zeros", {}]
        }
        """)!.AsObject();

    /// <summary>The rows of a model, in Keras's order.</summary>
    public static void AssertEqual(JsonArray expected, IReadOnlyList<IGraphOperation> layers)
    {
        Assert.Equal(expected.Select(row => row![0]!.GetValue<string>()), layers.Select(layer => layer.Name));
        foreach (var (row, layer) in expected.Zip(layers))
            AssertRow(row!.AsArray(), layer);
    }

    private static void AssertRow(JsonArray row, IGraphOperation layer)
    {
        var kind = row[1]!.GetValue<string>();
        var call = layer.InboundNodes[0];
        Assert.Equal(
            $"{layer.Name} {kind} {Reference.Shape(row[2])} {row[3]}",
            $"{layer.Name} {Kind(layer)} {call.Outputs[0].Shape} {(layer as Layer)?.CountParams() ?? 0}");
        if (!layer.IsInput)
            Assert.Equal($"{layer.Name} {row[4]!.ToJsonString()}", $"{layer.Name} {Inbound(layer).ToJsonString()}");
        var given = row[5]!.AsObject();
        if (layer is Sequential sequential)
            AssertInner(given["layers"]!.AsArray(), sequential);
        else if (layer is Layer with)
            AssertConfig(given, with);
        else
            AssertArguments(given, call);
    }

    private static string Kind(IGraphOperation layer) => layer is Layer ? layer.KerasName : $"op:{layer.KerasName}";

    private static JsonArray Inbound(IGraphOperation layer) =>
        [.. layer.InboundNodes[0].Arguments.Tensors.Select(tensor => (JsonNode?)tensor.Node!.Operation.Name)];

    private static void AssertInner(JsonArray rows, Sequential model)
    {
        Assert.Equal(rows.Count, model.Layers.Count);
        foreach (var (row, layer) in rows.Zip(model.Layers))
        {
            var outputs = layer.OutputShapes!;
            Assert.Equal(
                $"{row![0]} {row[1]} {Reference.Shape(row[2])} {row[3]}", $"{layer.Name} {Kind(layer)} {outputs[0]} {layer.CountParams()}");
            AssertConfig(row[4]!.AsObject(), layer);
        }
    }

    private static void AssertArguments(JsonObject given, Node call)
    {
        var arguments = call.Arguments.Positional;
        Assert.Equal(given["args"]!.AsArray().Count, arguments.Count);
        foreach (var (expected, argument) in given["args"]!.AsArray().Zip(arguments))
        {
            if (expected!.GetValueKind() == System.Text.Json.JsonValueKind.String)
                Assert.IsAssignableFrom<KerasTensor>(argument);
            else
                Assert.Equal(expected.GetValue<double>(), Convert.ToDouble(argument, null), 1e-15);
        }
    }

    private static void AssertConfig(JsonObject given, Layer layer)
    {
        // Written and read again, all numbers are of one kind.
        var config = JsonNode.Parse(layer.GetConfig().ToJson().ToJsonString())!.AsObject();
        foreach (var (key, value) in given)
        {
            Assert.True(config.ContainsKey(key), $"{layer.Name} has no {key} in its config.");
            Assert.True(
                Same(value, config[key]), $"{layer.Name}: {key} is {config[key]?.ToJsonString()}, expected {value?.ToJsonString()}.");
        }

        foreach (var (key, value) in config)
        {
            if (given.ContainsKey(key) || !Defaults.TryGetPropertyValue(key, out var usual))
                continue;
            usual = key == "strides" && config["pool_size"] is { } pool ? pool : usual;
            Assert.True(Same(usual, value), $"{layer.Name}: {key} is {value?.ToJsonString()}, expected {usual?.ToJsonString()}.");
        }
    }

    /// <summary>Numbers are equal by value, an initializer by its class and by what is said of its config.</summary>
    private static bool Same(JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (null, null) => true,
        (JsonArray and [JsonValue name, JsonObject config], JsonObject made) =>
            Same(name, made["class_name"]) && config.All(pair => Same(pair.Value, made["config"]![pair.Key])),
        (JsonArray list, JsonArray other) => list.Count == other.Count && list.Zip(other).All(pair => Same(pair.First, pair.Second)),
        (JsonValue, JsonValue) when IsNumber(expected) && IsNumber(actual) =>
            Math.Abs(expected.GetValue<double>() - actual.GetValue<double>()) <= 1e-14 * Math.Abs(expected.GetValue<double>()),
        (not null, not null) => JsonNode.DeepEquals(expected, actual),
        _ => false,
    };

    private static bool IsNumber(JsonNode node) => node.GetValueKind() == System.Text.Json.JsonValueKind.Number;
}
