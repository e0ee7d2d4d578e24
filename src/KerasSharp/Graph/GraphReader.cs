namespace KerasSharp.Graph;

/// <summary>Makes layers from the list in a functional model's config and calls them as it says.
/// Source: keras.src.models.functional.functional_from_config.</summary>
internal sealed class GraphReader
{
    private readonly Dictionary<string, IGraphOperation> _layers = [];

    /// <exception cref="ConfigException">A layer is wrong, or a call takes what no call makes.</exception>
    public GraphReader(Config[] layers)
    {
        var open = new List<(IGraphOperation Layer, Queue<object?> Calls)>();
        foreach (var config in layers)
        {
            var layer = Revived(config);
            var name = config.Get("name", layer.Name)!;
            if (!_layers.TryAdd(name, layer))
                throw new ConfigException($"The name \"{name}\" is used twice in the config. All operation names should be unique.");
            if (layer is InputLayer input)
                Node.OfInput(input);
            else if (config.Get<List<object?>>("inbound_nodes", [])! is { Count: > 0 } calls)
                open.Add((layer, new(calls)));
        }

        // A layer may be called on what one after it in the list makes: what cannot be called yet waits for the next round.
        while (open.Count > 0)
        {
            var progress = false;
            foreach (var (layer, calls) in open)
            {
                while (calls.Count > 0 && TryCall(layer, calls.Peek()))
                {
                    calls.Dequeue();
                    progress = true;
                }
            }

            open.RemoveAll(entry => entry.Calls.Count == 0);
            if (!progress)
            {
                throw new ConfigException(
                    "Invalid Functional model configuration. The graph of the Functional model either has loops or disconnected nodes. "
                    + $"The calls of these layers failed to be resolved: {string.Join(", ", open.Select(entry => entry.Layer.Name))}");
            }
        }
    }

    /// <summary>The tensors that <c>input_layers</c> or <c>output_layers</c> name.</summary>
    public KerasTensors Tensors(object? value)
    {
        switch (value)
        {
            case List<object?> and [string name, long node, long place]:
                var layer = Find(name);
                var index = (int)node - layer.FirstCall;
                return Output(layer, index, (int)place) ?? throw new ConfigException(
                    $"The layer '{name}' has no call {node} with an output {place}.");
            case List<object?> list:
                return KerasTensors.Create([.. list.Select(Tensors)]);
            case Config config:
                var named = new KerasTensors();
                foreach (var (key, part) in config)
                    named[key] = Tensors(part);
                return named;
            default:
                throw new ConfigException(
                    "The inputs and outputs of a functional model must be lists of a layer's name, the number of its call and the "
                    + "number of the output.");
        }
    }

    private bool TryCall(IGraphOperation layer, object? call)
    {
        var missing = false;
        var config = call as Config ?? throw new ConfigException(
            $"The calls of the layer '{layer.Name}' must be given by their arguments, `args` and `kwargs`.");
        var named = new OrderedDictionary<string, object?>();
        foreach (var (key, value) in config.Get<Config>("kwargs", [])!)
            named[key] = Revive(value);
        var arguments = layer.ReadArguments([.. config.Get<List<object?>>("args", [])!.Select(Revive)], named);
        if (missing)
            return false;
        Node.Call(layer, arguments);
        return true;

        object? Revive(object? value)
        {
            if (FunctionalConfig.Reference(value) is { } reference)
                return Tensor(reference.Layer, reference.Node, reference.Place);
            return value is List<object?> list ? list.ConvertAll(Revive) : value;
        }

        KerasTensor? Tensor(string name, int node, int place)
        {
            var tensor = Output(Find(name), node, place);
            missing |= tensor is null;
            return tensor;
        }
    }

    /// <summary>The layer or operation of an entry.</summary>
    private static IGraphOperation Revived(Config config) =>
        config.Get<string?>("module", null)?.StartsWith("keras.src.ops", StringComparison.Ordinal) == true
        ? Operation.FromConfig(config.Get<string>("class_name")!, config.Get<Config>("config")!)
        : (Layer)ConfigValue.Deserialize(config, typeof(Layer));

    private IGraphOperation Find(string name) => _layers.GetValueOrDefault(name) ?? throw new ConfigException($"Unknown layer: {name}");

    private static KerasTensor? Output(IGraphOperation layer, int node, int place) =>
        node >= 0 && node < layer.InboundNodes.Count && place >= 0 && place < layer.InboundNodes[node].Outputs.Length
            ? layer.InboundNodes[node].Outputs[place] : null;
}
