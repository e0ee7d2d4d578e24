namespace KerasSharp.Tests.Layers;

/// <summary>No call returns the first of several outputs in silence: it refuses and says what returns them all, or returns them
/// all.</summary>
public sealed class SeveralOutputsTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public static TheoryData<string> Layers => ["lstm", "bidirectional", "own", "model", "sequential"];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_call_on_data_for_one_output_is_refused_where_there_are_several(string kind)
    {
        using var layer = Make(kind);
        var x = rand(2, 4, 3);
        var count = kind switch { "lstm" or "sequential" => 3, "bidirectional" => 5, _ => 2 };
        Assert.Equal(count, layer.Apply([x]).Length);
        var error = Assert.Throws<InvalidOperationException>(() => layer.Apply(x));
        Assert.Contains($"\"{layer.Name}\" gives {count} outputs", error.Message, StringComparison.Ordinal);
        Assert.Contains("`Apply([x])` returns them all", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => layer.forward(x));
        Assert.Equal(count, layer.ComputeOutputShape([x.shape]).Length);
        Rejects.With<InvalidOperationException>("`ComputeOutputShape([input])`", () => layer.ComputeOutputShape((Shape)x.shape));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_call_in_a_model_for_one_output_is_refused_and_leaves_no_trace(string kind)
    {
        using var layer = Make(kind);
        KerasTensor x = new Input([4, 3]);
        Rejects.With<InvalidOperationException>("outputs", () => layer.Apply(x));
        KerasTensor other = new Input([4, 3]);
        var outputs = layer.Apply([other]);
        using var model = new Model(other, [.. outputs]);
        Assert.Equal(outputs.Length, model.PredictAll(rand(2, 4, 3), verbose: 0).Length);
        if (kind is "lstm" or "bidirectional" or "own")
            Assert.Same(other, layer.Input);
    }

    [Fact]
    public void A_call_with_initial_states_is_refused_likewise()
    {
        using var layer = new GRU(2, returnState: true);
        var (x, state) = (rand(2, 4, 3), zeros(2, 2));
        Rejects.With<InvalidOperationException>("`Apply([x], initialState)`", () => layer.Apply(x, [state]));
        Assert.Equal(2, layer.Apply([x], [state]).Length);
        KerasTensor input = new Input([4, 3]), first = new Input([2]);
        Assert.Throws<InvalidOperationException>(() => layer.Apply(input, [first]));
        Assert.Equal(2, layer.Apply([input], [first]).Length);
    }

    [Fact]
    public void Layers_around_one_refuse_a_layer_of_several_outputs()
    {
        using var distributed = new TimeDistributed(new LSTM(2, returnState: true, name: "inner"), name: "outer");
        var error = Assert.Throws<ArgumentException>(() => distributed.Apply(rand(2, 3, 4, 3)));
        Assert.Contains(
            "\"outer\" (TimeDistributed) takes a layer of one output. Received: layer \"inner\" (LSTM), which gives 3", error.Message,
            StringComparison.Ordinal);
        KerasTensor x = new Input([3, 4, 3]);
        Assert.Throws<ArgumentException>(() => distributed.Apply(x));
    }

    [Fact]
    public void Predictions_of_one_output_are_refused_where_there_are_several()
    {
        using var model = (Model)Make("model");
        var x = rand(2, 4, 3);
        Assert.Throws<InvalidOperationException>(() => model.Predict(x, verbose: 0));
        Assert.Throws<InvalidOperationException>(() => model.PredictOnBatch(x));
        Assert.Throws<InvalidOperationException>(() => model.Predict([new Batch(x)], verbose: 0));
        Assert.Equal(2, model.PredictAll(x, verbose: 0).Length);
    }

    private static Layer Make(string kind)
    {
        switch (kind)
        {
            case "lstm":
                return new LSTM(2, returnState: true);
            case "bidirectional":
                return new Bidirectional(new LSTM(2, returnState: true));
            case "own":
                return new Halves();
            case "sequential":
                return new Sequential([new Input([4, 3]), new Dense(3), new LSTM(2, returnState: true)]);
            default:
                KerasTensor x = new Input([4, 3]);
                return new Model(x, [x.Dense(2), x.Dense(3)]);
        }
    }

    private sealed class Halves() : Layer("halves")
    {
        protected override Tensor[] Call(Tensor[] inputs, CallContext context) => inputs[0].chunk(2, 1);
    }
}
