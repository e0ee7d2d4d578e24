using KerasSharp.Tests.Goldens;

namespace KerasSharp.Tests.Graph;

/// <summary>Functional models and Keras's configs, both ways.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class FunctionalConfigTests : GoldenTests
{
    [Theory, GoldenCases("training/functional")]
    public void A_config_of_Keras_is_written_as_it_was_read(string id) => Replay("training/functional", id, golden =>
    {
        var config = golden["model"].AsConfig();
        using var model = (Model)ConfigValue.Deserialize(config, typeof(Layer));
        Assert.Equal(Lines(config.Get<Config>("config")!), Lines(model.GetConfig()));
    });

    [Fact]
    public void Arithmetic_and_indexing_are_Keras_s_operations()
    {
        Utils.ClearSession(freeMemory: false);
        var (a, b) = (new Input(4, name: "a"), new Input(4, name: "b"));
        using var model = new Model([a, b], [(a + b * 2)[.., ^1], -a, 2 - a, a[.., 0..2]]);
        var layers = model.GetConfig().Get<Config[]>("layers")!;
        Assert.Equal(["InputLayer", "InputLayer", "Multiply", "Add", "GetItem", "Negative", "Subtract", "GetItem"], layers.Select(
            layer => layer.Get<string>("class_name")));
        Assert.Equal(["b", "a", "multiply", "add", "get_item", "negative", "subtract", "get_item_1"], layers.Select(
            layer => layer.Get<string>("name")));
        Assert.Equal("keras.src.ops.numpy", layers[2].Get<string>("module"));
        Assert.Equal(
            """[{"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,4],"dtype":"float32","keras_history":["b",0,0]}},2],"kwargs":{}}]""",
            layers[2].ToJson()["inbound_nodes"]!.ToJsonString());
        Assert.Equal(
            """[{"class_name":"__slice__","config":{"start":null,"stop":null,"step":null}},-1]""",
            layers[4].ToJson()["inbound_nodes"]![0]!["args"]![1]!.ToJsonString());
    }

    [Fact]
    public void The_mask_of_Masking_is_read_as_Keras_writes_it()
    {
        const string Json = """
            {"module":"keras.src.models.functional","class_name":"Functional","registered_name":"Functional","config":{"name":"m","trainable":true,"layers":[
            {"module":"keras.layers","class_name":"InputLayer","config":{"batch_shape":[null,3,2],"dtype":"float32","name":"x"},"name":"x","inbound_nodes":[]},
            {"module":"keras.src.ops.numpy","class_name":"NotEqual","config":{"name":"not_equal"},"name":"not_equal","inbound_nodes":[
              {"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,3,2],"dtype":"float32","keras_history":["x",0,0]}},0.0],"kwargs":{}}]},
            {"module":"keras.layers","class_name":"Masking","config":{"name":"masking","mask_value":0.0},"name":"masking","inbound_nodes":[
              {"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,3,2],"dtype":"float32","keras_history":["x",0,0]}}],"kwargs":{}}]},
            {"module":"keras.src.ops.numpy","class_name":"Any","config":{"name":"any","axis":-1,"keepdims":false},"name":"any","inbound_nodes":[
              {"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,3,2],"dtype":"bool","keras_history":["not_equal",0,0]}}],"kwargs":{}}]},
            {"module":"keras.src.ops.core","class_name":"ConvertToTensor","config":{"name":"convert","dtype":null,"sparse":null,"ragged":null},"name":"convert","inbound_nodes":[
              {"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,3],"dtype":"bool","keras_history":["any",0,0]}}],"kwargs":{}}]},
            {"module":"keras.layers","class_name":"SimpleRNN","config":{"name":"rnn","units":1,"activation":"linear","kernel_initializer":"ones","recurrent_initializer":"ones"},"name":"rnn","inbound_nodes":[
              {"args":[{"class_name":"__keras_tensor__","config":{"shape":[null,3,2],"dtype":"float32","keras_history":["masking",0,0]}}],
               "kwargs":{"mask":{"class_name":"__keras_tensor__","config":{"shape":[null,3],"dtype":"bool","keras_history":["convert",0,0]}}}}]}],
            "input_layers":["x",0,0],"output_layers":["rnn",0,0]}}
            """;
        using var model = Model.FromJson(Json);
        using var x = TorchSharp.torch.tensor(new float[] { 1, 2, 0, 0, 3, 4, 1, 0, 0, 1, 0, 0 }).reshape(2, 3, 2);
        using var y = model.Predict(x, verbose: 0);
        Assert.Equal([10f, 2f], y.data<float>().ToArray());
        var any = model.GetConfig().Get<Config[]>("layers")!.Single(layer => layer.Get<string>("class_name") == "Any");
        Assert.Equal("""{"name":"any","axis":-1,"keepdims":false}""", any.Get<Config>("config")!.ToJson().ToJsonString());
    }

    /// <summary>The lines of the JSON; the order of keys is not Keras's everywhere and does not count.</summary>
    private static string[] Lines(Config config) =>
        [.. config.ToJson().ToJsonString(new() { WriteIndented = true }).Split('\n').Select(line => line.TrimEnd(',', '\r')).Order(
        StringComparer.Ordinal)];
}
