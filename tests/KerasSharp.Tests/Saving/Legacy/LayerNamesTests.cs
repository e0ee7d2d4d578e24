using static KerasSharp.Tests.Saving.Legacy.LegacyFile;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>Names with slashes and points, as those of DenseNet and GoogLeNet in Keras 2.</summary>
public sealed class LayerNamesTests
{
    private const string Layers = """
        {"class_name": "InputLayer", "name": "a", "inbound_nodes": [], "config": {"batch_input_shape": [null, 1], "dtype": "float32", "sparse": false, "name": "a"}},
        {"class_name": "Dense", "name": "conv1/conv", "inbound_nodes": [[["a", 0, 0, {}]]], "config": {"name": "conv1/conv", "units": 1, "use_bias": false}},
        {"class_name": "Dense", "name": "conv1.top", "inbound_nodes": [[["conv1/conv", 0, 0, {}]]], "config": {"name": "conv1.top", "units": 1, "use_bias": false}}
        """;

    private const string Inner = $$$$$"""
        {"name": "dense/net", "layers": [{{{{{Layers}}}}}], "input_layers": [["a", 0, 0]], "output_layers": [["conv1.top", 0, 0]]}
        """;

    [Fact]
    public void A_model_has_them_without_slashes()
    {
        using var file = OfModel($$$$$"""{"class_name": "Model", "config": {{{{{Inner}}}}}}""", "2.2.4")
            .Layer("conv1.top", ("conv1.top/kernel:0", [1, 1], [3])).Layer("conv1/conv", ("conv1/conv/kernel:0", [1, 1], [2]));
        using var model = Model.Load(file.Path);
        Assert.Equal(["a", "conv1_conv", "conv1.top"], model.Layers.Select(layer => layer.Name));
        using var scope = NewDisposeScope();
        Near([2 * 3 * 5], Predict(model, tensor((float[])[5]).reshape(1, 1)));
    }

    [Fact]
    public void Weights_within_a_model_are_found_by_them()
    {
        var config = $$$$$"""
            {"class_name": "Sequential", "config": {"name": "s", "layers": [{"class_name": "Model", "config": {{{{{Inner}}}}}}, {"class_name": "Dense", "config": {"name": "t", "units": 1, "use_bias": false}}]}}
            """;

        // The first layer was frozen: its weight stands last.
        using var file = OfModel(config, "2.2.4")
            .Layer("dense/net", ("conv1.top/kernel:0", [1, 1], [3]), ("conv1/conv/kernel:0", [1, 1], [2])).Layer(
            "t", ("t/kernel:0", [1, 1], [7]));
        using var model = Model.Load(file.Path);
        var inner = (Model)model.Layers[0];
        using var scope = NewDisposeScope();
        Assert.Equal([2, 3], inner.Weights.Select(weight => weight.Value.item<float>()));
        Near([2 * 3 * 5 * 7], Predict(model, tensor((float[])[5]).reshape(1, 1)));
    }
}
