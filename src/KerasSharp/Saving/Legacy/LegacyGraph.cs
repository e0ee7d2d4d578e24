namespace KerasSharp.Saving.Legacy;

/// <summary>The calls in a functional model of Keras 1 or 2, in the form of Keras 3.</summary>
/// <remarks>There a call is a list of [layer, call, output, named arguments]; calls of models are counted from 1, as the first is their
/// own. Source: keras/engine/network.py of Keras 2.</remarks>
internal sealed class LegacyGraph
{
    private const string Constant = "_CONSTANT_VALUE";
    private readonly Dictionary<string, Config> _layers = [];
    private readonly Dictionary<string, long> _firstCalls = [];

    private LegacyGraph(List<object?> layers)
    {
        foreach (var layer in layers.OfType<Config>())
        {
            if (LegacyModel.Name(layer) is string name)
                _layers[name] = layer;
        }
    }

    /// <summary>Changes the config of a functional model.</summary>
    public static void Modernize(Config options)
    {
        if (options.Find("layers") is not List<object?> layers)
            return;
        var graph = new LegacyGraph(layers);
        foreach (var layer in layers.OfType<Config>())
            graph.Count(layer.Find("inbound_nodes"));
        graph.Count(options.Find("output_layers"));
        var made = new List<object?>();
        foreach (var layer in layers.OfType<Config>())
            made.AddRange(graph.Layer(layer));
        options["layers"] = made;
        foreach (var key in (string[])["input_layers", "output_layers"])
            options[key] = graph.Ends(options.Find(key)) is List<object?> and [List<object?> only] ? only : graph.Ends(options.Find(key));
    }

    /// <summary>Finds from which number on the calls of a model inside are counted: all of them are used, so it is the least that
    /// occurs.</summary>
    private void Count(object? value)
    {
        if (Reference(value) is { } place)
        {
            if (IsModel(place.Layer))
                _firstCalls[place.Layer] = Math.Min(place.Node, _firstCalls.GetValueOrDefault(place.Layer, long.MaxValue));
            Count((value as List<object?>)!.ElementAtOrDefault(3));
        }
        else if (value is List<object?> list)
        {
            list.ForEach(Count);
        }
        else if (value is Config config)
        {
            foreach (var (_, item) in config)
                Count(item);
        }
    }

    private IEnumerable<Config> Layer(Config layer)
    {
        if (layer.Find("inbound_nodes") is not List<object?> calls || calls.TrueForAll(
            call => call is Config config && config.Contains("args")))
            return [layer];
        var made = calls.Where(call => call is not List<object?> { Count: 0 }).Select(call => Call(layer, call)).ToList();
        return TensorFlowCall.Replace(layer, made) ?? MergeLayer.WithShape(WithCalls(layer, made));
    }

    private static Config WithCalls(Config layer, List<LegacyCall> calls)
    {
        AttentionCall.Apply(layer, calls);
        layer["inbound_nodes"] = calls.ConvertAll(call => call.ToConfig());
        return layer;
    }

    private LegacyCall Call(Config layer, object? call)
    {
        var named = new Config();
        var first = First(call, named);
        var className = layer.Find("class_name") as string ?? "";
        if (first is not List<object?> list)
            return new([first], named);
        if (list.Count == 1)
            return new([list[0]], named);

        // The states of a recurrent layer stand among its inputs.
        if (LayerKinds.IsRecurrent(className))
        {
            named["initial_state"] = list[1..];
            return new([list[0]], named);
        }

        return new(LayerKinds.TakesInputsOneByOne(className) ? list : [list], named);
    }

    /// <summary>The first argument, a structure of tensors, in which every tensor carries the other arguments.</summary>
    private object? First(object? value, Config named)
    {
        if (value is List<object?> and [Constant, _, ..] constant)
        {
            Note(constant.ElementAtOrDefault(3));
            return constant[2];
        }

        if (Reference(value) is { } place)
        {
            Note((value as List<object?>)!.ElementAtOrDefault(3));
            return Tensor(place);
        }

        return value switch
        {
            List<object?> list => list.ConvertAll(item => First(item, named)),
            Config config => throw new ConfigException(
                $"A call on a dictionary of tensors ({string.Join(", ", config.Keys)}) cannot be read from a file of Keras 2."),
            _ => value,
        };

        void Note(object? options)
        {
            foreach (var (key, item) in options as Config ?? [])
                named[key] = Argument(item);
        }
    }

    /// <summary>A named argument, with its tensors.</summary>
    private object? Argument(object? value) =>
        Reference(value) is { } place ? Tensor(place) : value is List<object?> list ? list.ConvertAll(Argument) : value;

    private Config Tensor((string Layer, long Node, long Place) place) => new()
    {
        { "class_name", FunctionalConfig.TensorName },
        { "config",
            new Config { { "keras_history",
            new List<object?> { place.Layer, place.Node - _firstCalls.GetValueOrDefault(place.Layer), place.Place } } } },
    };

    /// <summary>The ends of the graph; Keras 3 counts the calls of functional models from 1 there.</summary>
    private object? Ends(object? value)
    {
        if (Reference(value) is { } place)
        {
            var node = place.Node - _firstCalls.GetValueOrDefault(place.Layer);
            return new List<object?> { place.Layer, _layers[place.Layer].Find("class_name") is "Functional"
                ? node + 1 : node, place.Place };
        }

        if (value is not Config named)
            return value is List<object?> list ? list.ConvertAll(Ends) : value;
        var ends = new Config();
        foreach (var (key, item) in named)
            ends[key] = Ends(item);
        return ends;
    }

    private bool IsModel(string layer) => _layers[layer].Find("class_name") is "Functional" or "Sequential";

    /// <summary>The place of a tensor: [layer, call, output] and, for first arguments, the others.</summary>
    private (string Layer, long Node, long Place)? Reference(object? value) =>
        value is List<object?> { Count: 3 or 4 } and [string layer, long node, long place, ..] && _layers.ContainsKey(layer)
            ? (layer, node, place) : null;
}
