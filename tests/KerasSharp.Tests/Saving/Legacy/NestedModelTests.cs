using static KerasSharp.Tests.Saving.Legacy.LegacyFile;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>Calls of models within models, which Keras 2 counts from 1.</summary>
public sealed class NestedModelTests
{
    private const string Input = """{"class_name": "InputLayer", "name": "NAME", "inbound_nodes": [], "config": {"batch_input_shape": [null, 2], "dtype": "float32", "sparse": false, "name": "NAME"}}""";

    [Theory]
    [InlineData("2.2.4", 1)]
    [InlineData("2.10.0", 1)]
    [InlineData("2.10.0", 0)]
    public void Both_arms_of_a_siamese_net_are_found(string version, int first)
    {
        using var file = OfModel(Siamese(first), version).Layer("inner", ("d/kernel:0", [2, 1], [2, 3]));
        using var model = Model.Load(file.Path);
        using var scope = NewDisposeScope();
        // (2 · 1 + 3 · 2) - (2 · 5 + 3 · 7)
        Near([8 - 31], Predict(model, tensor((float[])[1, 2]).reshape(1, 2), tensor((float[])[5, 7]).reshape(1, 2)));
    }

    [Fact]
    public void It_is_saved_as_Keras_3_writes_it()
    {
        using var file = OfModel(Siamese(1), "2.2.4").Layer("inner", ("d/kernel:0", [2, 1], [2, 3]));
        using var model = Model.Load(file.Path);
        using var again = Model.FromJson(model.ToJson());
        again.SetWeights(model.GetWeights());
        using var scope = NewDisposeScope();
        Near([8 - 31], Predict(again, tensor((float[])[1, 2]).reshape(1, 2), tensor((float[])[5, 7]).reshape(1, 2)));
    }

    [Fact]
    public void A_model_first_in_a_stack_has_flat_ends()
    {
        using var model = Assert.IsType<Sequential>(Model.Load(Sample("14g_seq_fun.h5")));
        var inner = Assert.IsType<Config>(model.Layers[0].GetConfig());
        Assert.Equal(["b", 0L, 0L], Assert.IsType<List<object?>>(inner["input_layers"]));
        Assert.Equal(["d", 0L, 0L], Assert.IsType<List<object?>>(inner["output_layers"]));
    }

    [Fact]
    public void States_and_other_arguments_are_named()
    {
        using var model = Model.FromJson($$$$$$"""
            {"class_name": "Functional", "keras_version": "2.9.0", "config": {"name": "m", "layers": [
            {"class_name": "InputLayer", "name": "x", "inbound_nodes": [], "config": {"batch_input_shape": [null, 3, 2], "dtype": "float32", "name": "x"}},
            {{{{{{Input.Replace("NAME", "h", StringComparison.Ordinal)}}}}}}, {{{{{{Input.Replace("NAME", "c", StringComparison.Ordinal)}}}}}},
            {"class_name": "LSTM", "name": "r", "inbound_nodes": [[["x", 0, 0, {}], ["h", 0, 0, {}], ["c", 0, 0, {}]]], "config": {"name": "r", "units": 2, "return_sequences": true, "time_major": false}},
            {"class_name": "Dropout", "name": "o", "inbound_nodes": [[["r", 0, 0, {"training": false}]]], "config": {"name": "o", "rate": 0.5, "noise_shape": null, "seed": null}},
            {"class_name": "MultiHeadAttention", "name": "a", "inbound_nodes": [[["o", 0, 0, {"value": ["r", 0, 0]}]]], "config": {"name": "a", "num_heads": 1, "key_dim": 2, "value_dim": 2, "dropout": 0.0,
            "use_bias": true, "output_shape": null, "attention_axes": null, "query_shape": [null, 3, 2], "key_shape": [null, 3, 2], "value_shape": [null, 3, 2]}},
            {"class_name": "Attention", "name": "t", "inbound_nodes": [[["a", 0, 0, {}], ["r", 0, 0, {}]]], "config": {"name": "t", "causal": true, "dropout": 0.0, "use_scale": false}}],
            "input_layers": [["x", 0, 0], ["h", 0, 0], ["c", 0, 0]], "output_layers": [["t", 0, 0]]}}
            """);
        using var scope = NewDisposeScope();
        Assert.Equal(6, Predict(model, ones(1, 3, 2), zeros(1, 2), zeros(1, 2)).Length);
        var json = model.ToJson();
        Assert.Contains("\"initial_state\":[{", json, StringComparison.Ordinal);
        Assert.Contains("\"use_causal_mask\":true", json, StringComparison.Ordinal);
        Assert.Contains("\"training\":false", json, StringComparison.Ordinal);
    }

    private static string Siamese(int first) => $$$$$$"""
        {"class_name": "Model", "config": {"name": "m", "layers": [{{{{{{Input.Replace("NAME", "a", StringComparison.Ordinal)}}}}}}, {{{{{{Input.Replace("NAME", "b", StringComparison.Ordinal)}}}}}},
        {"class_name": "Model", "name": "inner", "inbound_nodes": [[["a", 0, 0, {}]], [["b", 0, 0, {}]]], "config": {"name": "inner", "layers": [{{{{{{Input.Replace("NAME", "i", StringComparison.Ordinal)}}}}}},
        {"class_name": "Dense", "name": "d", "inbound_nodes": [[["i", 0, 0, {}]]], "config": {"name": "d", "units": 1, "activation": "linear", "use_bias": false}}],
        "input_layers": [["i", 0, 0]], "output_layers": [["d", 0, 0]]}},
        {"class_name": "Subtract", "name": "s", "inbound_nodes": [[["inner", {{{{{{first}}}}}}, 0, {}], ["inner", {{{{{{first + 1}}}}}}, 0, {}]]], "config": {"name": "s", "trainable": true}}],
        "input_layers": [["a", 0, 0], ["b", 0, 0]], "output_layers": [["s", 0, 0]]}}
        """;
}
