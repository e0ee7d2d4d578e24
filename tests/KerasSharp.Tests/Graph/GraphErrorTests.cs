namespace KerasSharp.Tests.Graph;

/// <summary>Graphs that make no model, and data that does not fit one, are refused with Keras's messages.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class GraphErrorTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void A_disconnected_graph_names_the_tensor_the_layer_and_what_was_reached()
    {
        var (a, b) = (new Input(3, name: "a"), new Input(3, name: "b"));
        var left = new Dense(2, name: "left").Apply(a);
        var joined = new Concatenate(name: "join").Apply([left, new Dense(2, name: "right").Apply(b)]);
        var message = Message(() => new Model(a, joined));
        Assert.StartsWith("Graph disconnected: cannot find parent for tensor", message, StringComparison.Ordinal);
        Assert.Contains("at operation 'right'", message, StringComparison.Ordinal);
        Assert.Contains("The following previous operations were accessed without issue: [a, left]", message, StringComparison.Ordinal);
        foreach (var unconnected in new Action[] { () => new Model(a, [left, b]), () => new Model(left, b) })
            Assert.Contains("is not connected to `inputs`", Message(unconnected), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layers")]
    [InlineData("inputs")]
    [InlineData("a layer and an input")]
    public void Names_that_occur_twice_are_refused(string kind)
    {
        var (a, b) = (new Input(3, name: "a"), new Input(3, name: kind == "inputs" ? "a" : "b"));
        var (first, second) = kind switch
        {
            "layers" => ("same", "same"),
            "a layer and an input" => ("a", "y"),
            _ => ("x", "y"),
        };
        var sum = new Add(name: "sum").Apply([new Dense(2, name: first).Apply(a), new Dense(2, name: second).Apply(b)]);
        Assert.Equal(
            $"The name \"{(kind == "layers" ? "same" : "a")}\" is used 2 times in the model. All operation names should be unique. "
            + "(Parameter 'outputs')", Message(() => new Model([a, b], sum)));
    }

    [Fact]
    public void A_layer_that_is_used_twice_is_one_and_a_copy_of_its_name_is_not()
    {
        var a = new Input(3, name: "a");
        var dense = new Dense(3, name: "dense_of_a");
        using var model = new Model(a, dense.Apply(dense.Apply(a)));
        Assert.Equal(12, model.CountParams());
        Assert.Contains(
            "used 2 times", Message(() => new Model(a, new Dense(3, name: "dense_of_a").Apply(dense.Apply(a)))), StringComparison.Ordinal);
    }

    [Fact]
    public void Configs_with_a_cycle_or_loose_ends_are_refused()
    {
        var a = new Input(3, name: "a");
        using var model = new Model(a, new Dense(3, name: "second").Apply(new Dense(3, name: "first").Apply(a)));
        var json = model.ToJson();
        // The first layer is fed by the second.
        var looped = json.Replace("\"keras_history\":[\"a\",0,0]", "\"keras_history\":[\"second\",0,0]", StringComparison.Ordinal);
        Assert.NotEqual(json, looped);
        Rejects.With<ConfigException>("first", () => Model.FromJson(looped));
        var loose = json.Replace("\"keras_history\":[\"first\",0,0]", "\"keras_history\":[\"third\",0,0]", StringComparison.Ordinal);
        Rejects.With<ConfigException>("third", () => Model.FromJson(loose));
    }

    [Fact]
    public void Inputs_and_outputs_must_be_there_and_come_from_somewhere()
    {
        var a = new Input(3, name: "a");
        var y = new Dense(2).Apply(a);
        var loose = new KerasTensor(Shape.Create([null, 3]));
        Assert.Contains("at least one tensor as `inputs`", Message(() => new Model([], y)), StringComparison.Ordinal);
        Assert.Contains("at least one tensor as `outputs`", Message(() => new Model(a, [])), StringComparison.Ordinal);
        Assert.Contains(
            "All `inputs` values must come from an `Input` or from a layer", Message(() => new Model(loose, y)), StringComparison.Ordinal);
        Assert.Contains(
            "All `outputs` values must come from an `Input` or from a layer", Message(() => new Model(a, loose)), StringComparison.Ordinal);
        Assert.Contains("'a' is given twice", Message(() => new Model([a, a], y)), StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => new Model(null!, y));
        using var stack = new Sequential([new Dense(2)]);
        Rejects.With<InvalidOperationException>("no defined outputs", () => stack.Outputs);
    }

    [Fact]
    public void Keys_of_inputs_that_are_not_their_names_are_warned_of()
    {
        using var warnings = new WarningLog();
        var a = new Input(3, name: "a");
        using var model = new Model(new() { ["left"] = a }, new Dense(2).Apply(a));
        Assert.StartsWith(
            "When providing `inputs` as a dict, all keys in the dict must match the names of the corresponding tensors. Received key "
            + "'left'", Assert.Single(warnings.Messages), StringComparison.Ordinal);
        Assert.Equal([1L, 2L], model.Predict(new() { ["left"] = new float[1, 3] }, verbose: 0).shape);
    }

    [Fact]
    public void Data_that_does_not_fit_the_inputs_is_refused_before_training()
    {
        using var model = Training.Data.ArrayLikeTests.TwoByTwo();
        var (a, b, y, flat) = (ones(4, 2), ones(4, 3), ones(4, 1), ones(3, 3));
        string Message(ArrayLike x) => Small.Unchanged<ArgumentException>(model, () => model.Fit(x, [y, y], verbose: 0)).Message;
        Assert.Contains("expects 2 input(s) (a, b), but it received 1 input tensors", Message(a), StringComparison.Ordinal);
        Assert.Contains("but it received 3 input tensors", Message([a, b, b]), StringComparison.Ordinal);
        Assert.Contains("expected shape=(None, 2), found shape=(4, 3)", Message([b, a]), StringComparison.Ordinal);
        Assert.Contains("The data for the input 'b' of model", Message(new() { ["a"] = a }), StringComparison.Ordinal);
        Assert.Contains("Expected: a, b. Received: a, x", Message(new() { ["a"] = a, ["x"] = b }), StringComparison.Ordinal);
        Assert.Contains("'x' sizes: 4, 3", Message([a, flat]), StringComparison.Ordinal);
        // As in Keras, data for no input of the model is passed over.
        Assert.True(double.IsFinite(model.Fit(x: new() { ["a"] = a, ["b"] = b, ["more"] = b }, y: [y, y], verbose: 0)["loss"][0]));
    }

    [Fact]
    public void Outputs_are_predicted_by_name()
    {
        using var model = Training.Data.ArrayLikeTests.TwoByTwo();
        var (a, b) = (ones(4, 2), full([4, 3], 2f));
        foreach (var named in new[] { model.PredictAll([a, b], verbose: 0), model.PredictAll(
            new() { ["b"] = b, ["a"] = a }, batchSize: 3, verbose: 0) })
        {
            Assert.Equal(["c", "d"], named.Names);
            Assert.Equal([2f, 2, 2, 2], Small.Values(named["c"]));
            Assert.Equal([6f, 6, 6, 6], Small.Values(named["d"]));
        }

        Assert.Equal([2L, 1L], model.PredictAll([a, b], batchSize: 1, steps: 2, verbose: 0)["c"].shape);
        using var one = new Sequential([new Input([2]), new Dense(1, name: "answer")]);
        Assert.Equal(["answer"], one.PredictAll(a, verbose: 0).Names);
        var input = new Input(2, name: "in");
        using var keyed = new Model(
            input, new() { ["z"] = new Dense(1, name: "p").Apply(input), ["y"] = new Dense(1, name: "q").Apply(input) });
        Assert.Equal(["y", "z"], keyed.PredictAll(a, verbose: 0).Names);
    }

    private static string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
}
