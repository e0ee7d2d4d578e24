namespace KerasSharp.Tests.Operations;

/// <summary>Operations as steps of functional models.</summary>
[Collection(nameof(GlobalRandomState))]
public sealed class OperationTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public OperationTests() => Utils.ClearSession(freeMemory: false);

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void An_unknown_operation_is_refused_by_its_name()
    {
        var e = Assert.Throws<ConfigException>(() => Operation.FromConfig("Bartlett", new Config { { "name", "bartlett" } }));
        Assert.StartsWith("The operation 'Bartlett' is not known. The nearest of those that are: ", e.Message);
    }

    [Theory]
    [InlineData("{\"name\":\"mean\",\"axes\":1}", "Mean has no option 'axes'")]
    [InlineData("{\"name\":\"mean\",\"axis\":\"first\"}", "Mean: The config's 'axis' must be a Axes")]
    public void Wrong_options_are_refused_by_their_name(string config, string message)
    {
        var parsed = Config.FromJson(System.Text.Json.Nodes.JsonNode.Parse(config)!.AsObject());
        Assert.StartsWith(message, Assert.Throws<ConfigException>(() => Operation.FromConfig("Mean", parsed)).Message);
    }

    [Fact]
    public void Constants_go_into_the_config_and_come_back()
    {
        KerasTensor x = new Input(2);
        using var model = new Model(x, Ops.Matmul(x, tensor(new[] { 1f, 2f, 3f, 4f }).reshape(2, 2)));
        using var again = Model.FromJson(model.ToJson());
        var y = again.Predict(tensor(new[] { 1f, 10f }).reshape(1, 2), verbose: 0);
        Assert.Equal([31f, 42f], y.data<float>().ToArray());
        var row = Ops.Add(x, new[] { 1f, 2f });
        Assert.Equal(2, ((List<object?>)row.Node!.Arguments.Positional[1]!).Count);
    }

    [Fact]
    public void A_step_s_name_is_counted_as_a_layer_s()
    {
        KerasTensor x = new Input(4);
        Assert.Equal(["mean", "mean_1", "expand_dims"], new[] { Ops.Mean(x), Ops.Mean(x), Ops.ExpandDims(x, 1) }.Select(
            made => made.Node!.Operation.Name));
    }

    [Fact]
    public void Unknown_sizes_stay_unknown_where_they_move()
    {
        KerasTensor x = new Input([null, 4]);
        Assert.Equal([null, 4, null], Ops.Transpose(x, [0, 2, 1]).Shape);
        Assert.Equal([null, 2], Ops.Reshape(x, [-1, 2]).Shape);
        Assert.Equal([null, 8], Ops.Reshape(x, [-1, 8]).Shape);
        Assert.Equal([null, 5, 4], x[.., 5..10].Shape);
        Assert.Equal([null, null], Ops.Sum(x, axis: -1).Shape);
        Assert.Equal(ScalarType.Int32, Ops.Argmax(x, axis: 1).DType);
    }

    [Fact]
    public void Several_outputs_are_several_tensors_of_one_step()
    {
        KerasTensor x = new Input(6);
        var parts = Ops.Split(x, 3, axis: 1);
        using var model = new Model(x, [parts[2], parts[0]]);
        var y = model.PredictAll(arange(6, dtype: ScalarType.Float32).reshape(1, 6), verbose: 0);
        Assert.Equal([4f, 5f], y[0].data<float>().ToArray());
        Assert.Equal([0f, 1f], y[1].data<float>().ToArray());
    }

    [Fact]
    public void A_mask_ends_at_an_operation()
    {
        KerasTensor x = new Input(3);
        var embedded = x.Embedding(5, 2, maskZero: true);
        Assert.NotNull(embedded.Mask);
        Assert.Null(Ops.Multiply(embedded, 2).Mask);
    }

    [Fact]
    public void A_mask_argument_of_an_operation_would_be_an_input_like_any()
    {
        KerasTensor x = new Input(3);
        var average = Ops.Average(x, axis: 1, weights: x);
        Assert.Equal([x, x], average.Node!.Inputs);
    }

    [Fact]
    public void What_cannot_be_computed_is_refused_when_it_is_drawn_up()
    {
        KerasTensor x = new Input(3);
        Assert.Contains(
            "Operation Matmul cannot be computed on tensors of shape (None, 3), (None, 3)", Assert.Throws<ArgumentException>(
            () => Ops.Matmul(x, x)).Message);
    }
}
