using System.Text.Json.Nodes;

namespace KerasSharp.Tests.Core;

/// <summary>Policies by the paths of layers.</summary>
public sealed class DTypePolicyMapTests
{
    /// <summary>A Dense layer within the model "net", as Keras writes it: names are null where there is no default policy.</summary>
    private const string DenseOfKeras =
        """
        {"name": "a", "trainable": true, "dtype": {"module": "keras.dtype_policies", "class_name": "DTypePolicyMap", "config":
        {"default_policy": null, "policy_map": {"net/a": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": null},
        "registered_name": null}, "net/b.*": {"module": "keras.dtype_policies", "class_name": "QuantizedDTypePolicy", "config": {"mode":
        "int8", "source_name": null}, "registered_name": null}}}, "registered_name": null}, "units": 3, "activation": "linear",
        "use_bias": true, "quantization_config": null}
        """;

    private static readonly string[] Projections = ["query", "key", "value"];

    [Fact]
    public void A_path_goes_before_patterns_and_those_before_the_default()
    {
        var map = new DTypePolicyMap("float32")
        {
            ["encoder/layer_0/dense"] = "bfloat16",
            ["encoder/.*"] = "float16",
            ["decoder"] = "bfloat16",
        };
        Assert.Equal("map_float32", map.Name);
        Assert.Equal("bfloat16", map["encoder/layer_0/dense"].Name);
        Assert.Equal("float16", map["encoder/attention/query"].Name);
        Assert.Equal("float32", map["decoder/attention"].Name);
        Assert.Equal("float32", map["my/encoder/dense"].Name);
        map.Add("encoder/attention/.*", "bfloat16");
        Rejects.With<ArgumentException>(
            "Path 'encoder/attention/query' matches several keys of the DTypePolicyMap: 'encoder/.*', 'encoder/attention/.*'",
            () => _ = map["encoder/attention/query"]);
        Assert.True(map.Remove("encoder/.*"));
        Assert.Equal("bfloat16", map["encoder/attention/query"].Name);
        Assert.Equal(["encoder/layer_0/dense", "decoder", "encoder/attention/.*"], map.Keys);
    }

    [Fact]
    public void Patterns_may_look_around()
    {
        var map = new DTypePolicyMap { ["net/(?!head).*"] = "float16" };
        Assert.Equal("float16", map["net/dense"].Name);
        Assert.Equal("float32", map["net/head"].Name);
    }

    [Fact]
    public void What_makes_no_map_is_refused()
    {
        var map = new DTypePolicyMap { ["a"] = "float16" };
        Rejects.With<ArgumentException>("'a' is in the DTypePolicyMap already, with the policy 'float16'", () => map["a"] = "float32");
        Rejects.With<ArgumentException>("cannot be a map. Received: map_float32", () => map["b"] = new DTypePolicyMap());
        Rejects.With<ArgumentException>("cannot be a map", () => new DTypePolicyMap(new DTypePolicyMap()));
        Rejects.With<ArgumentException>("'b(' of a DTypePolicyMap is no regular expression", () => map["b("] = "float32");
        Rejects.With<ArgumentException>("no regular expression", () => map["b)|(?:c"] = "float32");
        Assert.Equal(["a"], map.Keys);
    }

    [Fact]
    public void Layers_have_the_policies_of_their_paths()
    {
        using var scope = NewDisposeScope();
        var map = new DTypePolicyMap { ["net/a"] = "bfloat16", ["net/b.*"] = "int8_from_float32" };
        using var model = new Sequential(
            [
                new Input([4]), new Dense(3, name: "a") { DType = map }, new Dense(2, name: "b1") { DType = map },
                new Dense(2, name: "c") { DType = map },
            ], name: "net");
        Assert.Equal([ScalarType.BFloat16, ScalarType.Float32, ScalarType.Float32], model.Layers.Select(layer => layer.ComputeDType));
        Assert.Equal([ScalarType.BFloat16, ScalarType.Float32, ScalarType.Float32], model.Layers.Select(layer => layer.VariableDType));
        Assert.Equal([null, "int8", null], model.Layers.Select(layer => layer.QuantizationMode?.ToString()));
        Assert.Equal(
            [ScalarType.BFloat16, ScalarType.BFloat16, ScalarType.Float32, ScalarType.Int8],
            model.Weights.Take(4).Select(weight => weight.DType));
        Assert.Equal(ScalarType.Float32, model.Predict(ones(2, 4), verbose: 0).dtype);
        Assert.All(model.Layers, layer => Assert.Same(map, layer.DType));
    }

    [Fact]
    public void Layers_within_a_layer_are_quantized_from_the_start()
    {
        var map = new DTypePolicyMap();
        foreach (var name in Projections)
            map[$"mha/{name}"] = "int8_from_float32";
        using var layer = new MultiHeadAttention(3, 8, useBias: false, name: "mha") { DType = map };
        layer.EnsureBuilt([2, 2, 2], [2, 2, 2], [2, 2, 2]);
        var quantized = layer.Sublayers.Where(inner => inner.QuantizationMode is not null).Select(inner => inner.Name);
        Assert.Equal(Projections.Order(), quantized.Order());
    }

    [Fact]
    public void Quantizing_enters_the_policies_and_files_keep_them()
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var map = new DTypePolicyMap("float32") { ["net/b"] = "bfloat16" };
        using var model = new Sequential(
            [new Input([4]), new Dense(3, name: "a") { DType = map }, new Dense(2, name: "b") { DType = map }], name: "net");
        model.Quantize("int8", filters: "a", verbose: false);
        Assert.Equal("int8_from_float32", map["net/a"].Name);
        Assert.Equal("int8", model.Layers[0].QuantizationMode?.ToString());
        model.Save(folder["net.keras"]);
        using var again = Model.Load(folder["net.keras"]);
        Assert.Equal(map, again.Layers[0].DType);
        Assert.Equal(
            ["int8_from_float32", "bfloat16"], again.Layers.Select((layer, i) => ((DTypePolicyMap)layer.DType)[$"net/{"ab"[i]}"].Name));
        Assert.Equal(ScalarType.Int8, again.Weights[1].DType);
        var x = rand(2, 4);
        Assert.Equal(model.Predict(x, verbose: 0).to_type(ScalarType.Float32).data<float>().ToArray(),
            again.Predict(x, verbose: 0).to_type(ScalarType.Float32).data<float>().ToArray());
    }

    [Fact]
    public void Configs_of_Keras_are_read()
    {
        using var layer = Dense.FromConfig(Config.FromJson((JsonObject)JsonNode.Parse(DenseOfKeras)!));
        var map = Assert.IsType<DTypePolicyMap>(layer.DType);
        Assert.Equal("float32", map["net/a"].Name);
        Assert.Equal("int8_from_float32", map["net/b1"].Name);
        Assert.Equal("float32", map.DefaultPolicy.Name);
    }

    [Fact]
    public void Configs_are_Kerass()
    {
        var map = new DTypePolicyMap("bfloat16") { ["x/y"] = "float16", ["x/z"] = "int4/32_from_float32" };
        Assert.Equal(
            """
            {"default_policy":{"module":"keras","class_name":"DTypePolicy","config":{"name":"bfloat16"},"registered_name":null},
            "policy_map":{"x/y":{"module":"keras","class_name":"DTypePolicy","config":{"name":"float16"},"registered_name":null},
            "x/z":{"module":"keras.dtype_policies","class_name":"Int4DTypePolicy","config":{"mode":"int4/32","source_name":"float32"},
            "registered_name":null}}}
            """.Replace(Environment.NewLine, "", StringComparison.Ordinal),
            map.GetConfig().ToJson().ToJsonString());
        Assert.Equal(map, DTypePolicyMap.FromConfig(map.GetConfig()));
        Assert.NotEqual(map, new DTypePolicyMap("bfloat16") { ["x/y"] = "float16" });
    }
}
