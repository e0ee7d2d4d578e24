namespace KerasSharp.Tests.Models;

/// <summary>A dictionary that is given to a model of an own class arrives by name.</summary>
public sealed partial class NamedInputsTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    private static Dictionary<string, Tensor> Data =>
        new() { ["width"] = full(4, 1, 2f), ["height"] = full(4, 1, 5f), ["area"] = full(4, 1, 10f) };

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Each_way_of_running_hands_the_dictionary_over()
    {
        using var model = new Ratio();
        model.Compile(loss: "mae");
        // area / (width + height), whatever the order of the names.
        Assert.Equal(10 / 7f, model.Predict(Data, verbose: 0)[0, 0].item<float>(), 1e-6f);
        Assert.Equal(10 / 7f, model.PredictOnBatch(Data)[3, 0].item<float>(), 1e-6f);
        Assert.Equal(10 / 7f, model.Apply(Data)[0, 0].item<float>(), 1e-6f);
        Assert.Equal(10 / 7f, model.Evaluate(Data, zeros(4, 1), verbose: 0).Loss, 1e-5);
        Assert.Equal(10 / 7f, model.Evaluate([new Batch(Data, zeros(4, 1))], verbose: 0).Loss, 1e-5);
        Assert.Equal(10 / 7f, model.TestOnBatch(Data, zeros(4, 1)).Loss, 1e-5);
        var history = model.Fit(
            new() { ["height"] = full(4, 1, 5f), ["width"] = full(4, 1, 2f), ["area"] = full(4, 1, 10f) }, zeros(4, 1), epochs: 2,
            verbose: 0, validationData: (Data, zeros(4, 1)));
        Assert.Equal(10 / 7f, history["val_loss"][0], 1e-5);
    }

    [Fact]
    public void Names_may_be_more_but_not_fewer_than_at_first()
    {
        using var model = new Ratio();
        model.Predict(Data, verbose: 0);
        var more = Data;
        more["zone"] = zeros(4, 1);
        Assert.Equal(10 / 7f, model.Predict(more, verbose: 0)[0, 0].item<float>(), 1e-6f);
        var fewer = Data;
        fewer.Remove("height");
        var missing = Assert.Throws<ArgumentException>(() => model.Predict(fewer, verbose: 0));
        Assert.Contains("The data for the input 'height' of model", missing.Message, StringComparison.Ordinal);
        var (area, height, width) = (full(4, 1, 10f), full(4, 1, 5f), full(4, 1, 2f));
        Assert.Equal(10 / 7f, model.Predict([area, height, width], verbose: 0)[0, 0].item<float>(), 1e-6f);
        var unnamed = Assert.Throws<ArgumentException>(() => model.Predict(area, verbose: 0));
        Assert.Contains("takes its inputs by name, area, height, width", unnamed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_without_names_is_refused_where_there_never_were_any()
    {
        using var model = new Ratio();
        var error = Assert.Throws<ArgumentException>(() => model.Predict(ones(4, 1), verbose: 0));
        Assert.Contains("takes its inputs by name: give them as a dictionary. Received: 1 tensors", error.Message,
            StringComparison.Ordinal);
        Assert.False(model.Built);
        Assert.Equal(10 / 7f, model.Predict(Data, verbose: 0)[0, 0].item<float>(), 1e-6f);
    }

    [Fact]
    public void A_model_that_takes_a_list_refuses_a_dictionary_instead_of_sorting_it()
    {
        using var model = new Listed();
        var error = Assert.Throws<ArgumentException>(() => model.Predict(Data, verbose: 0));
        Assert.Contains("takes its inputs as a list, which has no names. Received: a dictionary of area, height, width", error.Message,
            StringComparison.Ordinal);
        Assert.Contains("Listed override `Call(IReadOnlyDictionary<string, Tensor> inputs, bool training)`", error.Message,
            StringComparison.Ordinal);
        Assert.Equal(2f, model.Predict([full(4, 1, 6f), full(4, 1, 3f)], verbose: 0)[0, 0].item<float>());
    }

    [Fact]
    public void Several_outputs_and_weights_are_as_with_lists()
    {
        using var model = new TwoHeads();
        Dictionary<string, Tensor> data = new() { ["b"] = rand(4, 3), ["a"] = rand(4, 2) };
        var outputs = model.PredictAll(data, verbose: 0);
        Assert.Equal([4, 1], outputs[0].shape);
        Assert.Equal([4, 2], outputs[1].shape);
        Assert.Throws<InvalidOperationException>(() => model.Apply(data));
        Assert.Equal(2, model.ApplyAll(data).Length);
        model.Compile("sgd", loss: "mse");
        var before = model.GetWeights();
        model.Fit(data, [zeros(4, 1), zeros(4, 2)], verbose: 0);
        Assert.All(before.Zip(model.GetWeights()), pair => Assert.False(pair.First.allclose(pair.Second)));
    }

    [Fact]
    public void A_functional_model_is_called_by_the_names_of_its_inputs()
    {
        KerasTensor a = new Input([1], name: "a"), b = new Input([1], name: "b");
        using var model = new Model([b, a], b - a);
        Assert.Equal(4f, model.Apply(new Dictionary<string, Tensor> { ["a"] = full(1, 1, 3f), ["b"] = full(1, 1, 7f) }).item<float>());
        Assert.Throws<ArgumentException>(() => model.Apply(new Dictionary<string, Tensor> { ["a"] = ones(1, 1) }));
    }

    [Fact]
    public void The_file_knows_the_names()
    {
        using var model = new TwoHeads();
        Dictionary<string, Tensor> data = new() { ["b"] = rand(4, 3), ["a"] = rand(4, 2) };
        model.ApplyAll(data);
        Assert.Contains("\"build_config\":{\"input_shape\":{\"a\":[4,2],\"b\":[4,3]}}", model.ToJson(), StringComparison.Ordinal);
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "named.keras");
        model.Save(path);
        using var again = Model.Load(path);
        Assert.All(model.ApplyAll(data).Zip(again.ApplyAll(data)), pair => Assert.True(pair.First.allclose(pair.Second)));
    }

    [Fact]
    public void A_step_of_ones_own_takes_inputs_by_name()
    {
        using var model = new OwnStep();
        model.Compile(loss: "mse");
        var logs = model.Fit(Data, zeros(4, 1), verbose: 0);
        Assert.Equal(5, logs["height"][0], 1e-6);
    }

    internal sealed partial class Ratio : Model
    {
        protected override Tensor Call(IReadOnlyDictionary<string, Tensor> inputs, bool training) =>
            inputs["area"] / (inputs["width"] + inputs["height"]);
    }

    internal sealed partial class TwoHeads : Model
    {
        private readonly Dense _left = new(1, name: "left");
        private readonly Dense _right = new(2, name: "right");

        protected override Tensor[] Call(IReadOnlyDictionary<string, Tensor> inputs, CallContext context) =>
            [_left.Apply(inputs["a"]), _right.Apply(inputs["b"])];
    }

    internal sealed partial class Listed : Model
    {
        protected override Tensor[] Call(Tensor[] inputs, CallContext context) => [inputs[0] / inputs[1]];
    }

    internal sealed partial class OwnStep : Model
    {
        protected override Logs TrainStep(Batch batch)
        {
            Assert.Throws<KeyNotFoundException>(() => batch["depth"]);
            return new Dictionary<string, Tensor> { ["height"] = batch["height"].mean() };
        }

        protected override Tensor Call(IReadOnlyDictionary<string, Tensor> inputs, bool training) => inputs["area"];
    }
}
