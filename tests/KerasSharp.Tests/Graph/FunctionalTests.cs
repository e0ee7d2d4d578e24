namespace KerasSharp.Tests.Graph;

/// <summary>Functional models from inputs to outputs.</summary>
public sealed class FunctionalTests
{
    private static readonly float[,] Rows = { { 1, 2, 3 }, { 4, 5, 6 } };

    [Fact]
    public void A_model_with_dots_in_its_name_can_be_nested()
    {
        using var scope = NewDisposeScope();
        var inner = new Input([3]);
        var nested = new Model(inner, inner.Dense(2, name: "half_0.5"), name: "net_1.00_3");
        var input = new Input([3]);
        using var model = new Model(input, nested.Apply(input));
        Assert.Equal(["input_layer", "net_1.00_3"], model.Layers.Select(layer => layer.Name[..Math.Min(11, layer.Name.Length)]));
        using var x = ones(1, 3);
        Assert.True(model.Apply(x).eq(nested.Apply(x)).all().item<bool>());
        Assert.Equal(2, model.parameters().Count());
    }

    [Fact]
    public void A_layer_of_several_outputs_gives_them_all()
    {
        using var scope = NewDisposeScope();
        var input = new Input([3, 2]);
        var lstm = new LSTM(4, returnState: true);
        Assert.Contains("never been called", Assert.Throws<InvalidOperationException>(() => lstm.Outputs).Message);
        var drawn = lstm.Apply([input]);
        using var model = new Model(input, new Dense(1).Apply(drawn[0]));
        Assert.Equal(drawn, model.Layers[1].Outputs);
        Assert.Equal([input], model.Layers[1].Inputs);
        Assert.Equal([input], model.Layers[0].Outputs);
        Assert.Contains("has 3 outputs: take one of its `Outputs`", Assert.Throws<InvalidOperationException>(() => lstm.Output).Message);
        using var encoder = new Model(model.Inputs, model.Layers[1].Outputs[1..]);
        Assert.Equal(2, encoder.Apply([ones(1, 3, 2)]).Length);
    }

    [Fact]
    public void A_model_has_its_own_ends_wherever_it_is_called()
    {
        var input = new Input([3]);
        var output = new Dense(2).Apply(input);
        using var inner = new Model(input, output);
        inner.Apply(new Input([3]));
        Assert.Same(input, inner.Input);
        Assert.Same(output, inner.Output);
    }

    [Fact]
    public void An_input_takes_its_shape_with_or_without_the_batch_axis()
    {
        Assert.Equal([16, 10, 5], new Input(batchShape: [16, 10, 5]).Shape);
        Assert.Equal([null, 10], new Input(batchShape: [null, 10]).Shape);
        Assert.Contains("`shape` or a `batchShape`", Assert.Throws<ArgumentException>(() => new Input(name: "x")).Message);
        Assert.Contains("both", Assert.Throws<ArgumentException>(() => new Input([3], batchShape: [1, 3])).Message);
        Assert.Contains("batch axis", Assert.Throws<ArgumentException>(() => new Input(batchShape: [])).Message);
    }

    [Fact]
    public void Arithmetic_and_indexing_compute_what_they_say()
    {
        using var scope = NewDisposeScope();
        var x = new Input(3);
        using var model = new Model(
            x, [x + 1, 2 - x, x * x, 1 / x, -x, x.Pow(2), (x - 3)
                .Abs(), x % 2, x[.., ^1], x[.., 1..], x[AxisIndex.Ellipsis, 0], x[.., AxisIndex.NewAxis], x > 3, ~(x > 3), x.FloorDivide(
                2)]);
        var input = tensor(Rows);
        Assert.Throws<ArgumentException>(() => x.Matmul(x));
        Tensor[] expected =
        [
            input + 1, 2 - input, input * input, 1 / input, -input, input.pow(2), (input - 3)
                .abs(), input.remainder(2), input.select(1, 2), input.narrow(1, 1, 2), input.select(1, 0), input.unsqueeze(1),
            input.gt(3), input.le(3), (input / 2).floor(),
        ];
        var outputs = model.PredictAll(Rows, verbose: 0);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Same(outputs[i], expected[i]), $"output {i}: {outputs[i].str()}");
    }

    [Fact]
    public void Shared_layers_residuals_and_several_inputs_work_together()
    {
        using var scope = NewDisposeScope();
        var (left, right) = (new Input(3, name: "left"), new Input(3, name: "right"));
        var shared = new Dense(3, kernelInitializer: "ones");
        var sum = new Add().Apply([left + shared.Apply(left), shared.Apply(right)]);
        using var model = new Model(new() { ["left"] = left, ["right"] = right }, new() { ["sum"] = sum, ["double"] = sum * 2 });
        Assert.Equal(12, model.CountParams());
        var outputs = model.PredictAll(new Dictionary<string, Array> { ["right"] = Rows, ["left"] = Rows }, verbose: 0);
        var x = tensor(Rows);
        var expected = x + (2 * x.sum(1, keepdim: true));
        Assert.True(Same(outputs["sum"], expected));
        Assert.True(Same(outputs["double"], expected * 2));
    }

    [Fact]
    public void A_model_can_be_cut_at_inner_tensors_and_shares_its_layers()
    {
        using var scope = NewDisposeScope();
        var x = new Input(3);
        var hidden = new Dense(4, activation: "relu", name: "hidden").Apply(x);
        var y = new Dense(2, name: "head").Apply(hidden);
        using var model = new Model(x, y);
        var features = new Model(model.Inputs, model.GetLayer("hidden").Output);
        var head = new Model(hidden, y);
        var whole = model.Predict(Rows, verbose: 0);
        Assert.True(head.Predict(features.Predict(Rows, verbose: 0), verbose: 0).allclose(whole));
        Assert.Same(model.GetLayer("head").Weights[0], head.GetLayer("head").Weights[0]);
        model.GetLayer("head").SetWeights([zeros(4, 2), ones(2)]);
        Assert.True(Same(head.Predict(features.Predict(Rows, verbose: 0), verbose: 0), ones(2, 2)));
    }

    [Fact]
    public void Sequential_models_can_be_cut_and_nested()
    {
        using var scope = NewDisposeScope();
        using var inner = new Sequential([new Input(3), new Dense(4, name: "first"), new Dense(2)]);
        var x = new Input(3);
        using var outer = new Model(x, inner.Apply(x) + 1);
        Assert.True(outer.Predict(Rows, verbose: 0).allclose(inner.Predict(Rows, verbose: 0) + 1));
        var first = new Model(inner.Inputs, inner.GetLayer("first").Output);
        Assert.Equal([2L, 4L], first.Predict(Rows, verbose: 0).shape);
        using var stack = new Sequential([new Input(3), outer, new Dense(1)]);
        Assert.Equal(Shape.Create([null, 1]), stack.OutputShape);
        Assert.Equal(4 * 4 + 5 * 2 + 3, stack.CountParams());
    }

    [Fact]
    public void A_call_can_be_kept_out_of_training()
    {
        using var scope = NewDisposeScope();
        var x = new Input(3);
        var dropout = new Dropout(0.5);
        using var model = new Model(x, [dropout.Apply(x, training: false), dropout.Apply(x, training: true)]);
        var outputs = model.Apply([ones(100, 3)], training: true);
        Assert.True(Same(outputs[0], ones(100, 3)));
        Assert.False(Same(model.Apply([ones(100, 3)], training: false)[1], ones(100, 3)));
        Assert.Equal(
            "{\"training\":false}", model.GetConfig().Get<Config[]>("layers")![1].ToJson()["inbound_nodes"]![0]!["kwargs"]!.ToJsonString());
    }

    [Fact]
    public void Json_goes_both_ways()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (new Input(3), new Input(3));
        var encoder = new Sequential([new Input(3), new Dense(4)]);
        var joined = new Concatenate().Apply([encoder.Apply(a), encoder.Apply(b)]);
        using var model = new Model([a, b], [joined[.., 0..2] / 2, new Dense(1).Apply(joined)]);
        using var again = Model.FromJson(model.ToJson());
        Assert.Equal(model.ToJson(), again.ToJson());
        again.SetWeights([.. model.GetWeights().Select(weight => (ArrayLike)weight)]);
        ArrayLike inputs = new ArrayLike[] { Rows, Rows };
        foreach (var (expected, actual) in model.PredictAll(inputs, verbose: 0).Zip(again.PredictAll(inputs, verbose: 0)))
            Assert.True(Same(expected, actual));
        Assert.Throws<ConfigException>(() => Model.FromJson("{"));
        Assert.Throws<ConfigException>(() => Model.FromJson("[]"));
        Rejects.With<ConfigException>(
            "'Denze'", () => Model.FromJson(model.ToJson().Replace("\"Dense\"", "\"Denze\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Graphs_that_make_no_model_are_refused()
    {
        var (a, b) = (new Input(3, name: "a"), new Input(3, name: "b"));
        var sum = a + b;
        Rejects.With<ArgumentException>("Graph disconnected: cannot find parent for tensor", () => new Model(a, sum));
        var y = new Dense(2, name: "twice").Apply(new Dense(2, name: "twice").Apply(a));
        Rejects.With<ArgumentException>("The name \"twice\" is used 2 times in the model", () => new Model(a, y));
        Assert.Throws<ArgumentException>(() => new Model(new KerasTensor(Shape.Create([null, 3])), sum));
        Assert.Throws<ArgumentException>(() => new Model([], sum));
        Assert.Throws<ArgumentException>(() => new Model([a, a], a + 1));
        Assert.Contains("expected axis -1", Assert.Throws<ArgumentException>(() =>
        {
            var dense = new Dense(2);
            dense.Apply(a);
            dense.Apply(new Input(4));
        }).Message, StringComparison.Ordinal);
        using var model = new Model([a, b], sum);
        Rejects.With<ArgumentException>("expects 2 input(s) (a, b)", () => model.Predict(Rows, verbose: 0));
        Rejects.With<ArgumentException>("'b'", () => model.Predict(new Dictionary<string, Array> { ["a"] = Rows }, verbose: 0));
        Rejects.With<ArgumentException>("No such layer: c", () => model.GetLayer("c"));
    }

    [Fact]
    public void Calls_and_training_leave_no_tensor_behind()
    {
        using var scope = NewDisposeScope();
        var x = new Input(3);
        var hidden = new Dense(3, activation: "relu").Apply(x);
        using var model = new Model(x, new Dense(1).Apply(hidden + x));
        model.Compile("sgd", "mse");
        var y = new float[,] { { 1 }, { 2 } };
        model.Fit(Rows, y, epochs: 2, verbose: 0);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        model.Fit(Rows, y, epochs: 5, verbose: 0);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static bool Same(Tensor a, Tensor b) => a.dtype == b.dtype && a.shape.SequenceEqual(b.shape) && a.eq(b).all().item<bool>();
}
