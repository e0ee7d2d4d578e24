using static KerasSharp.Tests.Saving.Legacy.LegacyFile;

namespace KerasSharp.Tests.Saving.Legacy;

/// <summary>A Sequential whose file does not say with what it is fed.</summary>
public sealed class InputFromWeightsTests
{
    [Fact]
    public void The_first_weights_say_it()
    {
        using var file = OfModel("""{"class_name": "Sequential", "config": {"name": "s", "layers": [{"class_name": "Dropout", "config": {"name": "o", "rate": 0.5}}, {"class_name": "Dense", "config": {"name": "d", "units": 2}}]}}""", "2.2.4-tf")
            .Layer("o", Array.Empty<(string, long[])>()).Layer("d", ("d/kernel:0", [3, 2]), ("d/bias:0", [2]));
        using var model = Model.Load(file.Path);
        using var scope = NewDisposeScope();
        Near([-0.5f, 0.2f], Predict(model, tensor((float[])[1, 2, 3]).reshape(1, 3)));
    }

    [Fact]
    public void Where_they_leave_it_open_the_first_data_do()
    {
        var config = """
            {"class_name": "Sequential", "config": {"name": "s", "layers": [{"class_name": "Conv2D", "config": {"name": "c", "filters": 1, "kernel_size": [1, 1], "use_bias": false}},
            {"class_name": "Flatten", "config": {"name": "f"}}, {"class_name": "Dense", "config": {"name": "d", "units": 1, "use_bias": false}}]}}
            """;
        using var file = OfModel(config, "2.2.4-tf").Layer("c", ("c/kernel:0", [1, 1, 1, 1], [2])).Layer(
            "d", ("d/kernel:0", [4, 1], [1, 10, 100, 1000]));
        using var model = Model.Load(file.Path);
        Assert.False(model.Built);
        File.Delete(file.Path);
        using var scope = NewDisposeScope();
        Near([2 * 4321], Predict(model, tensor((float[])[1, 2, 3, 4]).reshape(1, 2, 2, 1)));
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_bare_words_in_Python()
    {
        using var model = Model.FromJson("""{"class_name": "Sequential", "config": [{"class_name": "Masking", "config": {"name": "NaN \" Infinity", "mask_value": NaN, "batch_input_shape": [null, 2, 1]}}, {"class_name": "ReLU", "config": {"name": "r", "max_value": Infinity}}]}""");
        Assert.Equal("NaN \" Infinity", model.Layers[0].Name);
        using var scope = NewDisposeScope();
        Near([1e30f, 0], Predict(model, tensor((float[])[1e30f, -1]).reshape(1, 2, 1)));
    }

    [Fact]
    public void A_text_without_it_waits_for_data()
    {
        using var model = Model.FromJson("""{"class_name": "Sequential", "keras_version": "2.4.0", "config": {"name": "s", "layers": [{"class_name": "Dense", "config": {"name": "d", "units": 2}}]}}""");
        Assert.False(model.Built);
        using var scope = NewDisposeScope();
        Assert.Equal(2, Predict(model, ones(1, 5)).Length);
    }
}
