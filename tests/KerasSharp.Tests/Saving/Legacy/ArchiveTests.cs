using static KerasSharp.Tests.Saving.Legacy.LegacyFile;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>The archives of TensorFlow 2.12 to 2.15 and of the first versions of Keras 3.</summary>
public sealed class ArchiveTests
{
    [Theory]
    [InlineData("2.12.0", "_layer_checkpoint_dependencies/dense/vars", "_layer_checkpoint_dependencies/dense_2/vars")]
    [InlineData("2.13.1", "_layer_checkpoint_dependencies/dense/vars", "_layer_checkpoint_dependencies/dense_2/vars")]
    [InlineData("2.13.1", @"_layer_checkpoint_dependencies\dense/vars", @"_layer_checkpoint_dependencies\dense_2/vars")]
    [InlineData("2.14.0", "_layer_checkpoint_dependencies/dense/vars", "_layer_checkpoint_dependencies/dense_1/vars")]
    [InlineData("2.15.0", "layers/dense/vars", "layers/dense_1/vars")]
    [InlineData("2.15.0", @"layers\dense/vars", @"layers\dense_1/vars")]
    public void Layers_are_found_whatever_their_paths(string version, string first, string second)
    {
        using var file = OfArchive(
            Config(
            "\"batch_input_shape\": [null, 2]"), version, ($"{first}/0", [2, 2]), ($"{first}/1", [2]), ($"{second}/0", [2, 1]),
            ($"{second}/1", [1]), ("metrics/mean/vars/0", [1]));
        using var model = Model.Load(file.Path);
        using var scope = NewDisposeScope();
        // x = [1, 0]: the first row of the kernel and the bias; then · [-0.3, -0.2] - 0.3
        Near([(-0.6f * -0.3f) + (-0.4f * -0.2f) - 0.3f], Predict(model, tensor((float[])[1, 0]).reshape(1, 2)));
    }

    [Fact]
    public void A_file_is_what_its_first_bytes_say()
    {
        using var file = OfArchive(
            Config(
            "\"batch_input_shape\": [null, 2]"), "2.15.0", ("layers/dense/vars/0", [2, 2]), ("layers/dense/vars/1", [2]),
            ("layers/dense_1/vars/0", [2, 1]), ("layers/dense_1/vars/1", [1]));
        var other = file.Path + ".model";
        File.Copy(file.Path, other);
        using var model = Model.Load(other);
        Assert.Equal(2, model.Layers.Count);
        model.LoadWeights(other);
        File.Delete(other);

        File.Copy(Sample("01_list_sequential.h5"), other);
        using var dense = Model.Load(other);
        Assert.Equal("d", dense.Layers[0].Name);
        File.Delete(other);
        Assert.Throws<ArgumentException>(() => Model.Load(other));
    }

    [Theory]
    [InlineData("FloatDTypePolicy")]
    [InlineData("DTypePolicy")]
    public void Every_class_of_dtype_policies_is_known(string className)
    {
        using var model = Model.FromJson($$$$$$"""
            {"module": "keras", "class_name": "Sequential", "registered_name": null, "config": {"name": "s", "trainable": true, "layers": [
            {"module": "keras.layers", "class_name": "InputLayer", "registered_name": null, "config": {"batch_shape": [null, 2], "dtype": "float32", "sparse": false, "name": "i"}},
            {"module": "keras.layers", "class_name": "Dense", "registered_name": null, "config": {"name": "d", "trainable": true, "units": 1, "kernel_initializer": {"module": "keras.initializers",
            "class_name": "OrthogonalInitializer", "config": {"gain": 1.0, "seed": null}, "registered_name": null},
            "dtype": {"module": "keras", "class_name": "{{{{{{className}}}}}}", "config": {"name": "mixed_bfloat16"}, "registered_name": null}}}]}}
            """);
        Assert.Equal("mixed_bfloat16", model.Layers[0].DType.Name);
    }

    private static string Config(string input) => $$$$$$"""
        {"module": "keras", "class_name": "Sequential", "registered_name": null, "config": {"name": "s", "layers": [
        {"module": "keras.layers", "class_name": "InputLayer", "registered_name": null, "config": {{{{{{{input}}}}}}, "dtype": "float32", "sparse": false, "ragged": false, "name": "i"}},
        {"module": "keras.layers", "class_name": "Dense", "registered_name": null, "config": {"name": "a", "trainable": true, "dtype": "float32", "units": 2, "activation": "linear", "use_bias": true,
        "kernel_initializer": {"module": "keras.initializers", "class_name": "GlorotUniform", "config": {"seed": null}, "registered_name": null}}, "build_config": {"input_shape": [null, 2]}},
        {"module": "keras.layers", "class_name": "Dense", "registered_name": null, "config": {"name": "b", "trainable": true, "dtype": "float32", "units": 1, "activation": "linear", "use_bias": true}}]}}
        """;
}
