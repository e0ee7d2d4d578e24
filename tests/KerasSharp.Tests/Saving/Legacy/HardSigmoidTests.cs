using static KerasSharp.Tests.Saving.Legacy.LegacyFile;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>hard_sigmoid was clip(0.2 x + 0.5) up to Keras 2 and is clip(x / 6 + 0.5) since.</summary>
public sealed class HardSigmoidTests
{
    [Fact]
    public void A_file_of_Keras_2_means_the_old_one()
    {
        using var model = Model.Load(Sample("04b_hard_sigmoid_activation.h5"));
        using var scope = NewDisposeScope();
        Near([0.3f, 0, 1], Predict(model, tensor((float[])[-1, -2.7f, 2.6f]).reshape(1, 3)));
    }

    [Theory]
    [InlineData("1.2.2", """{"class_name": "Sequential", "config": [{"class_name": "Dense", "config": {"name": "d", "output_dim": 1, "activation": "hard_sigmoid", "batch_input_shape": [null, 1]}}]}""")]
    [InlineData("2.15.0", """{"class_name": "Sequential", "config": {"name": "s", "layers": [{"class_name": "Dense", "config": {"name": "d", "units": 1, "activation": "hard_sigmoid", "batch_input_shape": [null, 1]}}]}}""")]
    public void Whatever_layer_has_it(string version, string config)
    {
        using var file = OfModel(config, version).Layer("d", ("d/kernel:0", [1, 1]), ("d/bias:0", [1]));
        using var model = Model.Load(file.Path);
        using var scope = NewDisposeScope();
        Near([(0.2f * -0.9f) + 0.5f], Predict(model, tensor((float[])[2]).reshape(1, 1)));
    }

    [Fact]
    public void A_file_of_Keras_3_means_the_new_one()
    {
        using var model = Model.FromJson("""
            {"module": "keras", "class_name": "Sequential", "registered_name": null, "config": {"name": "s", "layers": [
            {"module": "keras.layers", "class_name": "InputLayer", "registered_name": null, "config": {"batch_shape": [null, 1], "dtype": "float32", "name": "i"}},
            {"module": "keras.layers", "class_name": "Activation", "registered_name": null, "config": {"name": "a", "activation": "hard_sigmoid"}}]}}
            """);
        using var scope = NewDisposeScope();
        Near([1 / 3f], Predict(model, tensor((float[])[-1]).reshape(1, 1)));
    }

    [Fact]
    public void An_lstm_runs_with_it_and_is_saved_as_what_Keras_3_computes_it_with()
    {
        using var scope = NewDisposeScope();
        float[] x = [1, -2, 3, 0.5f];
        var expected = Lstm(x);
        var again = Path.GetTempFileName() + ".keras";
        using (var model = Model.Load(Sample("04_hard_sigmoid.h5")))
        {
            Near([expected], Predict(model, tensor(x).reshape(1, 4, 1)));
            model.Save(again);
            var activation = Assert.IsType<Config>(model.Layers[0].GetConfig()["recurrent_activation"]);
            Assert.Equal("Sequential", activation["class_name"]);
        }

        using var reloaded = Model.Load(again);
        Near([expected], Predict(reloaded, tensor(x).reshape(1, 4, 1)));
        File.Delete(again);
    }

    /// <summary>An LSTM of one unit with the file's weights: gates i, f, c, o.</summary>
    private static float Lstm(float[] x)
    {
        float[] kernel = [1, 2, 3, 1.5f], recurrent = [0.5f, 1, 0.5f, 2], bias = [0, 1, 0, 0.5f];
        float h = 0, c = 0;
        foreach (var value in x)
        {
            var z = Enumerable.Range(0, 4).Select(gate => (value * kernel[gate]) + (h * recurrent[gate]) + bias[gate]).ToArray();
            c = (Hard(z[1]) * c) + (Hard(z[0]) * MathF.Tanh(z[2]));
            h = Hard(z[3]) * MathF.Tanh(c);
        }

        return h;

        static float Hard(float v) => Math.Clamp((0.2f * v) + 0.5f, 0, 1);
    }
}
