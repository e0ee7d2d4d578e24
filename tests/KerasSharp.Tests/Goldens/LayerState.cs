namespace KerasSharp.Tests.Goldens;

/// <summary>The state of layers in reference cases.</summary>
internal static class LayerState
{
    /// <summary>Brings a layer into the state before the call: built, its weights set.</summary>
    public static void Prepare(Layer layer, GoldenCase golden, Tensor[] inputs)
    {
        if (golden.Has("adapt_data"))
        {
            Adapt(layer, golden["adapt_data"].AsTensor());
            return;
        }

        layer.EnsureBuilt(Array.ConvertAll(inputs, input => (Shape)input.shape));
        layer.SetWeights([.. golden["weights"].Items.Select(weight => (ArrayLike)weight["value"].AsTensor())]);
    }

    private static void Adapt(Layer layer, Tensor data)
    {
        switch (layer)
        {
            case Normalization normalization:
                normalization.Adapt(data);
                break;
            case Discretization discretization:
                discretization.Adapt(data);
                break;
            case IntegerLookup lookup:
                lookup.Adapt(data);
                break;
            default:
                throw new NotSupportedException($"{layer.GetType().Name} has no Adapt.");
        }
    }

    /// <summary>The layer of a case.</summary>
    public static Layer Make(GoldenCase golden)
    {
        var config = golden["config"].AsConfig();
        // Keras leaves the seed out of some configs (SimpleRNN's); the state before the call tells it.
        if (golden.Has("initial_seed_states") && !config.Contains("seed"))
            config["seed"] = golden["initial_seed_states"][0]["value"]["data"][0].As<int>();
        return (Layer)ConfigValue.Deserialize(
            new Config { { "class_name", golden["class_name"].As<string>() }, { "config", config } }, typeof(Layer));
    }

    /// <summary>The recurrent state.</summary>
    public static Tensor[] Of(Layer layer) => layer switch
    {
        RecurrentLayer { States: { } states } => [.. states.Select(state => state.Value)],
        Bidirectional { States: { } states } => [.. states.Select(state => state.Value)],
        _ => throw new NotSupportedException($"{layer.GetType().Name} has no state."),
    };

    /// <summary>Sets recurrent state to zero, where there is any.</summary>
    public static void Reset(Layer layer)
    {
        (layer as RecurrentLayer)?.ResetState();
        if (layer is Bidirectional { States: not null } both)
            both.ResetState();
    }
}
