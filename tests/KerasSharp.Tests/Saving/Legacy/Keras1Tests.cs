using KerasSharp.Regularizers;
using static KerasSharp.Tests.Saving.Legacy.LegacyFile;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>Classes, options and weights of Keras 1.</summary>
public sealed class Keras1Tests
{
    [Fact]
    public void Gates_by_themselves_become_one_matrix()
    {
        // In Keras 1 the gates come as i, c, f, o.
        var config = """
            {"class_name": "Sequential", "config": [{"class_name": "LSTM", "config": {"name": "r", "batch_input_shape": [null, 3, 1], "output_dim": 1, "init": "glorot_uniform",
            "inner_init": "orthogonal", "forget_bias_init": "one", "activation": "tanh", "inner_activation": "sigmoid", "W_regularizer": null, "U_regularizer": null, "b_regularizer": null,
            "dropout_W": 0.0, "dropout_U": 0.0, "return_sequences": false, "go_backwards": false, "stateful": false, "unroll": false, "consume_less": "cpu", "input_dim": 1, "input_length": 3}}]}
            """;
        var weights = new List<(string, long[], float[])>();
        foreach (var (gate, value) in (ReadOnlySpan<(string, float)>)[("i", 0.1f), ("c", 0.2f), ("f", 0.3f), ("o", 0.4f)])
            weights.AddRange([($"r_W_{gate}", [1, 1], [value]), ($"r_U_{gate}", [1, 1], [value + 1]), ($"r_b_{gate}", [1], [value + 2])]);
        using var file = OfModel(config, "1.2.2").Layer("r", [.. weights]);
        using var model = Model.Load(file.Path);
        using var scope = NewDisposeScope();
        var lstm = Assert.IsType<LSTM>(model.Layers[0]);
        float[][] expected = [[0.1f, 0.3f, 0.2f, 0.4f], [1.1f, 1.3f, 1.2f, 1.4f], [2.1f, 2.3f, 2.2f, 2.4f]];
        Assert.All(expected.Zip(lstm.GetWeights()), pair => Near(pair.First, pair.Second.data<float>().ToArray()));
    }

    [Fact]
    public void A_kernel_with_the_filters_first_is_turned()
    {
        var config = """
            {"class_name": "Sequential", "config": [{"class_name": "Convolution2D", "config": {"name": "c", "batch_input_shape": [null, 2, 4, 4], "nb_filter": 3, "nb_row": 2, "nb_col": 2,
            "init": "glorot_uniform", "activation": "linear", "border_mode": "valid", "subsample": [1, 1], "dim_ordering": "th", "W_regularizer": {"name": "WeightRegularizer", "l1": 0.0,
            "l2": 0.5}, "b_regularizer": null, "activity_regularizer": null, "W_constraint": {"name": "MaxNorm", "m": 2, "axis": 0}, "b_constraint": null, "bias": true}}]}
            """;
        using var file = OfModel(config, "1.2.2").Layer("c", ("c_W", [3, 2, 2, 2]), ("c_b", [3]));
        using var model = Model.Load(file.Path);
        using var scope = NewDisposeScope();
        var conv = Assert.IsType<Conv2D>(model.Layers[0]);
        Assert.Equal(DataFormat.ChannelsFirst, conv.DataFormat);
        var values = Values(24);
        var kernel = conv.Kernel!.Value;
        for (var filter = 0; filter < 3; filter++)
            Assert.Equal(values[(filter * 8) + 4 + 2 + 1], kernel[1, 1, 1, filter].item<float>(), 1e-6f);
        Assert.Equal(0.5, Assert.IsType<L1L2>(conv.KernelRegularizer).L2, 1e-6);
    }

    [Fact]
    public void Margins_and_sizes_have_other_names()
    {
        using var model = Model.FromJson("""
            {"class_name": "Sequential", "keras_version": "1.1.0", "config": [
            {"class_name": "ZeroPadding2D", "config": {"name": "z", "padding": [1, 2, 3, 4], "dim_ordering": "tf", "batch_input_shape": [null, 4, 4, 1], "trainable": true, "input_dtype": "float32"}},
            {"class_name": "MaxPooling2D", "config": {"name": "m", "pool_size": [2, 2], "strides": [2, 2], "border_mode": "valid", "dim_ordering": "tf", "trainable": true}},
            {"class_name": "SpatialDropout2D", "config": {"name": "d", "p": 0.25, "dim_ordering": "tf", "trainable": true}},
            {"class_name": "BatchNormalization", "config": {"name": "b", "mode": 0, "axis": -1, "momentum": 0.9, "epsilon": 0.001, "gamma_regularizer": null, "beta_regularizer": null}},
            {"class_name": "PReLU", "config": {"name": "p", "init": "zero", "shared_axes": [1, 2]}},
            {"class_name": "Flatten", "config": {"name": "f", "trainable": true}},
            {"class_name": "GaussianNoise", "config": {"name": "g", "sigma": 0.5}},
            {"class_name": "ThresholdedReLU", "config": {"name": "t", "theta": 0.5}},
            {"class_name": "Dropout", "config": {"name": "o", "p": 0.5, "trainable": true}}]}
            """);
        using var scope = NewDisposeScope();
        Assert.Equal(3 * 5, Predict(model, zeros(1, 4, 4, 1)).Length);
        Assert.Equal(0.25, Assert.IsType<SpatialDropout2D>(model.Layers[2]).Rate);
        Assert.Equal(0.5, Assert.IsType<GaussianNoise>(model.Layers[6]).Stddev);
    }

    [Theory]
    [InlineData("sum", 3, -1)]
    [InlineData("mul", 2, -2)]
    [InlineData("max", 2, 1)]
    [InlineData("ave", 1.5, -0.5)]
    public void Merge_is_the_layer_of_its_mode(string mode, double first, double second)
    {
        using var model = Model.FromJson(Merging(mode));
        using var scope = NewDisposeScope();
        Near([(float)first, (float)second], Predict(model, tensor((float[])[1, 1]).reshape(1, 2), tensor((float[])[2, -2]).reshape(1, 2)));
    }

    [Fact]
    public void Merge_by_cosine_has_an_axis_more()
    {
        using var model = Model.FromJson(Merging("cos"));
        using var scope = NewDisposeScope();
        using var similarity = model.Apply(
            (Tensor[])[tensor((float[])[3, 4]).reshape(1, 2), tensor((float[])[4, 3]).reshape(1, 2)], training: false)[0];
        Assert.Equal([1, 1, 1], similarity.shape);
        Assert.Equal(0.96f, similarity.item<float>(), 1e-5f);
    }

    [Fact]
    public void A_stack_that_starts_with_merged_branches_is_a_model_with_their_inputs()
    {
        static string Branch(string name) => $$$$$$"""
            {"class_name": "Sequential", "config": [{"class_name": "Dense", "config": {"name": "{{{{{{name}}}}}}", "output_dim": 1, "activation": "linear", "bias": false, "batch_input_shape": [null, 1]}}]}
            """;
        var config = $$$$$$"""
            {"class_name": "Sequential", "config": [{"class_name": "Merge", "config": {"name": "m", "mode": "concat", "mode_type": "raw", "concat_axis": -1, "dot_axes": -1, "output_shape": null,
            "output_shape_type": "raw", "layers": [{{{{{{Branch("left")}}}}}}, {{{{{{Branch("right")}}}}}}]}}, {"class_name": "Dense", "config": {"name": "top", "output_dim": 1, "bias": false, "activation": "linear"}}]}
            """;
        using var file = OfModel(config, "1.2.2").Layer("left", ("left_W", [1, 1], [2])).Layer("right", ("right_W", [1, 1], [3])).Layer(
            "top", ("top_W", [2, 1], [10, 100]));
        using var model = Model.Load(file.Path);
        using var scope = NewDisposeScope();
        Near([(10 * 2 * 5) + (100 * 3 * 7)], Predict(model, tensor((float[])[5]).reshape(1, 1), tensor((float[])[7]).reshape(1, 1)));
    }

    [Fact]
    public void Merging_by_Python_code_is_refused()
    {
        var error = Assert.Throws<ConfigException>(
            () => Model.FromJson(Merging("sum").Replace("\"raw\"", "\"lambda\"", StringComparison.Ordinal)));
        Assert.Contains("'m' merges by Python code", error.Message, StringComparison.Ordinal);
    }

    private static string Merging(string mode) => $$$$$$"""
        {"class_name": "Model", "keras_version": "1.2.2", "config": {"name": "model_1", "layers": [
        {"class_name": "InputLayer", "name": "a", "inbound_nodes": [], "config": {"batch_input_shape": [null, 2], "input_dtype": "float32", "sparse": false, "name": "a"}},
        {"class_name": "InputLayer", "name": "b", "inbound_nodes": [], "config": {"batch_input_shape": [null, 2], "input_dtype": "float32", "sparse": false, "name": "b"}},
        {"class_name": "Merge", "name": "m", "inbound_nodes": [[["a", 0, 0], ["b", 0, 0]]], "config": {"name": "m", "mode": "{{{{{{mode}}}}}}", "mode_type": "raw", "concat_axis": -1, "dot_axes": -1,
        "output_shape": null, "output_shape_type": "raw", "output_mask": null, "output_mask_type": "raw", "arguments": {}}}],
        "input_layers": [["a", 0, 0], ["b", 0, 0]], "output_layers": [["m", 0, 0]]}}
        """;
}
