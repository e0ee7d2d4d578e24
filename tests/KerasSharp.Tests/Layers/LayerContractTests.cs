using KerasSharp.Tests.Goldens;

namespace KerasSharp.Tests.Layers;

/// <summary>What every layer keeps to, with the options of its reference cases: config, shapes, weights, gradients, memory.</summary>
public sealed class LayerContractTests
{
    public static TheoryData<string> Cases() => [.. GoldenCase.All("layers").Where(LayerSamples.IsPlain).Select(golden => golden.Id)];

    public static TheoryData<Type> Types() => [.. LayerSamples.Types];

    [Theory, MemberData(nameof(Types))]
    public void EveryRegisteredLayerHasReferenceCasesOrATestFile(Type type) => Assert.True(
        LayerSamples.Of(type).Any()
        || Array.Exists(
            typeof(LayerContractTests).Assembly.GetTypes(), test => test.Name == $"{type.Name}Tests"),
            $"{type.Name} has neither a reference case nor a test class.");

    [Theory, MemberData(nameof(Cases))]
    public void ConfigMakesTheSameLayerAgain(string id)
    {
        using var layer = LayerSamples.Make(GoldenCase.Get("layers", id));
        var config = layer.GetConfig();
        using var again = (Layer)ConfigValue.Deserialize(ConfigValue.Serialize(layer), typeof(Layer));
        Assert.IsType(layer.GetType(), again);
        Assert.Equal(config.ToJson().ToJsonString(), again.GetConfig().ToJson().ToJsonString());
        Assert.Equal(config.ToJson().ToJsonString(), ConfigThroughText(config).ToJson().ToJsonString());
    }

    [Theory, MemberData(nameof(Cases))]
    public void ShapesAreKnownBeforeTheCall(string id)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenCase.Get("layers", id);
        using var layer = LayerSamples.Make(golden);
        var inputs = LayerSamples.Inputs(golden);
        var shapes = LayerSamples.Shapes(inputs);
        // A layer that keeps its state from batch to batch needs to know the batch; a single image has none.
        var known = layer is RecurrentLayer { Stateful: true } or Bidirectional { ForwardLayer.Stateful: true }
            || (layer is ImageLayer && shapes[0].Rank == 3);
        var open = known ? shapes : Array.ConvertAll(shapes, shape => shape.With(0, null));
        layer.EnsureBuilt(open);
        var outputs = layer.Apply(inputs);
        // Keras leaves some sizes open whatever the input's are: those that an EinsumDense is not told.
        if (layer is EinsumDense)
        {
            Assert.All(outputs.Zip(layer.ComputeOutputShape(shapes)), pair => Assert.True(
                pair.Second.Accepts(pair.First.shape), $"{id}: {pair.Second} does not hold {Shape.Of(pair.First.shape)}."));
            return;
        }

        Assert.Equal(outputs.Select(output => (Shape)output.shape), layer.ComputeOutputShape(shapes));
        // With an unknown batch all but the batch is known, and nothing else is said.
        foreach (var (shape, unknown) in layer.ComputeOutputShape(shapes).Zip(layer.ComputeOutputShape(open)))
        {
            Assert.True(unknown.Accepts(shape), $"{id}: {unknown} does not hold {shape}.");
            // A lone vector may be taken for one sample.
            Assert.True(known || open[0].Rank == 1 || unknown[0] is null, $"{id}: the batch of {unknown} is known.");
            Assert.All(unknown[1..], size => Assert.NotNull(size));
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void WeightsAreCountedAndTakeValues(string id)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenCase.Get("layers", id);
        using var layer = LayerSamples.Make(golden);
        layer.EnsureBuilt(LayerSamples.Shapes(LayerSamples.Inputs(golden)));
        Assert.Equal(golden["trainable_params"].As<long>() + golden["non_trainable_params"].As<long>(), layer.CountParams());
        using var other = LayerSamples.Make(golden);
        other.EnsureBuilt(LayerSamples.Shapes(LayerSamples.Inputs(golden)));
        other.SetWeights([.. layer.GetWeights().Select(weight => (ArrayLike)weight)]);
        Assert.All(layer.Weights.Zip(other.Weights), pair => Assert.True(pair.First.Value.eq(pair.Second.Value).all().item<bool>()));
    }

    [Theory, MemberData(nameof(Cases))]
    public void NoTensorIsLeftBehind(string id)
    {
        using var scope = NewDisposeScope();
        var golden = GoldenCase.Get("layers", id);
        using var layer = LayerSamples.Make(golden);
        var inputs = LayerSamples.Inputs(golden);
        Call();
        var before = Live();
        for (var i = 0; i < 3; i++)
            Call();
        Assert.Equal(before, Live());

        void Call()
        {
            using var inner = NewDisposeScope();
            layer.Apply(inputs, training: true);
            layer.ClearLosses();
        }
    }

    /// <summary>The tensors of this thread that are alive: tests run side by side.</summary>
    private static long Live() => DisposeScopeManager.Statistics.ThreadTotalLiveCount;

    private static Config ConfigThroughText(Config config) =>
        Config.FromJson(System.Text.Json.Nodes.JsonNode.Parse(config.ToJson().ToJsonString())!.AsObject());
}
