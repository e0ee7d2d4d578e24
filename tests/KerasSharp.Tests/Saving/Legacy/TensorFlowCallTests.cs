using static KerasSharp.Tests.Saving.Legacy.LegacyFile;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>Functions of TensorFlow in functional models.</summary>
public sealed class TensorFlowCallTests
{
    private static readonly float[] X = [1, -2, 3];

    [Theory]
    [InlineData("math.truediv", "\"y\": 2.0", "0.5, -1, 1.5")]
    [InlineData("math.subtract", "\"y\": [1.0, 2.0, 3.0]", "0, -4, 0")]
    [InlineData("math.multiply", "\"y\": [\"a\", 0, 0]", "1, 4, 9")]
    [InlineData("math.pow", "\"y\": 2.0", "1, 4, 9")]
    [InlineData("math.maximum", "\"y\": 0.5", "1, 0.5, 3")]
    [InlineData("math.abs", "", "1, 2, 3")]
    [InlineData("nn.relu", "", "1, 0, 3")]
    [InlineData("keras.backend.relu", "\"alpha\": 0.5, \"max_value\": 2.0", "1, -1, 2")]
    [InlineData("nn.leaky_relu", "", "1, -0.4, 3")]
    [InlineData("keras.backend.hard_sigmoid", "", "0.7, 0.1, 1")]
    [InlineData("clip_by_value", "\"clip_value_min\": -1.0, \"clip_value_max\": 1.0", "1, -1, 1")]
    [InlineData("math.reduce_sum", "\"axis\": 1, \"keepdims\": true", "2")]
    [InlineData("math.reduce_mean", "\"axis\": -1", "0.66666667")]
    [InlineData("keras.backend.max", "\"axis\": 1", "3")]
    [InlineData("math.argmax", "\"axis\": 1", "2")]
    [InlineData("math.cumsum", "\"axis\": 1", "1, -1, 2")]
    [InlineData("math.squared_difference", "\"y\": 1.0", "0, 9, 4")]
    [InlineData("reshape", "\"shape\": [-1, 3, 1]", "1, -2, 3")]
    [InlineData("expand_dims", "\"axis\": -1", "1, -2, 3")]
    [InlineData("compat.v1.transpose", "\"perm\": [0, 1]", "1, -2, 3")]
    [InlineData("tile", "\"multiples\": [1, 2]", "1, -2, 3, 1, -2, 3")]
    [InlineData("cast", "\"dtype\": \"int32\"", "1, -2, 3")]
    [InlineData("where", "\"y\": 0.0", null)]
    public void A_function_of_one_tensor_computes(string function, string arguments, string? expected)
    {
        if (expected is null)
        {
            // Its condition is the tensor; the values are missing.
            Assert.ThrowsAny<Exception>(() => Functional("TFOpLambda", function, arguments));
            return;
        }

        using var model = Functional("TFOpLambda", function, arguments);
        using var scope = NewDisposeScope();
        Near([.. expected.Split(',').Select(number => float.Parse(number, System.Globalization.CultureInfo.InvariantCulture))], Predict(
            model, tensor(X).reshape(1, 3)));
    }

    [Theory]
    [InlineData("""["...", {"start": null, "stop": null, "step": -1}]""", "3, -2, 1")]
    [InlineData("""[{"start": null, "stop": null, "step": null}, {"start": 1, "stop": null, "step": null}]""", "-2, 3")]
    [InlineData("""[{"class_name": "__ellipsis__"}, 0]""", "1")]
    public void A_part_is_taken(string specification, string expected)
    {
        using var model = Functional("SlicingOpLambda", "__operators__.getitem", $"\"slice_spec\": {specification}");
        using var scope = NewDisposeScope();
        Near([.. expected.Split(',').Select(number => float.Parse(number, System.Globalization.CultureInfo.InvariantCulture))], Predict(
            model, tensor(X).reshape(1, 3)));
    }

    [Fact]
    public void A_constant_may_come_first()
    {
        using var model = Model.FromJson(Text("""
            {"class_name": "TFOpLambda", "name": "f", "inbound_nodes": [["_CONSTANT_VALUE", -1, 1.0, {"y": ["a", 0, 0], "name": null}]],
            "config": {"name": "f", "trainable": true, "dtype": "float32", "function": "math.subtract"}}
            """));
        using var scope = NewDisposeScope();
        Near([0, 3, -2], Predict(model, tensor(X).reshape(1, 3)));
    }

    [Fact]
    public void Tensors_are_joined()
    {
        using var model = Model.FromJson(Text("""
            {"class_name": "TFOpLambda", "name": "f", "inbound_nodes": [[["a", 0, 0, {"axis": -1}], ["a", 0, 0, {"axis": -1}]]],
            "config": {"name": "f", "trainable": true, "dtype": "float32", "function": "concat"}}
            """));
        using var scope = NewDisposeScope();
        Near([1, -2, 3, 1, -2, 3], Predict(model, tensor(X).reshape(1, 3)));
    }

    [Theory]
    [InlineData("RealDiv", "{\"1\": 2.0}", "{}", "0.5, -1, 1.5")]
    [InlineData("Sub", "{\"0\": 1.0}", "{}", "0, 3, -2")]
    [InlineData("Sum", "{\"1\": 1}", "{\"keep_dims\": {\"b\": true}}", "2")]
    public void A_node_of_a_graph_computes(string operation, string constants, string attributes, string expected)
    {
        using var model = Model.FromJson(Text($$$$$$"""
            {"class_name": "TensorFlowOpLayer", "name": "f", "inbound_nodes": [[["a", 0, 0, {}]]], "config": {"name": "f", "trainable": true, "dtype": "float32",
            "node_def": {"name": "n", "op": "{{{{{{operation}}}}}}", "input": ["a", "b"], "attr": {{{{{{attributes}}}}}}}, "constants": {{{{{{constants}}}}}}}}
            """));
        using var scope = NewDisposeScope();
        Near([.. expected.Split(',').Select(number => float.Parse(number, System.Globalization.CultureInfo.InvariantCulture))], Predict(
            model, tensor(X).reshape(1, 3)));
    }

    [Fact]
    public void An_unknown_function_is_named()
    {
        var error = Assert.Throws<ConfigException>(() => Functional("TFOpLambda", "signal.fft", ""));
        Assert.Contains("'f' calls TensorFlow's function 'signal.fft', which cannot be read", error.Message, StringComparison.Ordinal);
    }

    private static Model Functional(string className, string function, string arguments) => Model.FromJson(Text($$$$$$"""
        {"class_name": "{{{{{{className}}}}}}", "name": "f", "inbound_nodes": [["a", 0, 0, {{{{{{{arguments}}}}}}}]], "config": {"name": "f", "trainable": true, "dtype": "float32", "function": "{{{{{{function}}}}}}"}}
        """));

    private static string Text(string layer) => $$$$$$"""
        {"class_name": "Functional", "keras_version": "2.10.0", "config": {"name": "m", "layers": [
        {"class_name": "InputLayer", "name": "a", "inbound_nodes": [], "config": {"batch_input_shape": [null, 3], "dtype": "float32", "sparse": false, "ragged": false, "name": "a"}}, {{{{{{layer}}}}}}],
        "input_layers": [["a", 0, 0]], "output_layers": [["f", 0, 0]]}}
        """;
}
