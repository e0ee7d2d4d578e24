namespace KerasSharp.Graph;

/// <summary>Functional models in Keras's configs. Source: keras.src.models.functional.</summary>
internal static class FunctionalConfig
{
    public const string TensorName = "__keras_tensor__";

    /// <summary>The config of a model.</summary>
    public static Config Write(Model model, FunctionalGraph graph)
    {
        var numbers = Number(graph);
        return new Config
        {
            { "name", model.Name },
            { "trainable", model.Trainable },
            { "layers", graph.Operations.Select(operation => Entry(operation, numbers)).ToList() },
            { "input_layers", graph.InputStructure.Map(tensor => Place(tensor, numbers)) },
            { "output_layers", graph.OutputStructure.Map(tensor => Place(tensor, numbers)) },
        };
    }

    /// <summary>The inputs and outputs that a config describes, with all that lies between.</summary>
    /// <exception cref="ConfigException">It describes no model.</exception>
    public static (KerasTensors Inputs, KerasTensors Outputs) Read(Config config)
    {
        config.RefuseUnknown("Functional", "name", "trainable", "layers", "input_layers", "output_layers", "dtype");
        var graph = new GraphReader(config.Get<Config[]>("layers")!);
        return (graph.Tensors(config["input_layers"]), graph.Tensors(config["output_layers"]));
    }

    /// <summary>A call on a tensor in a config.</summary>
    public static (string Layer, int Node, int Place)? Reference(object? value)
    {
        if (value is not Config config || config.Get<string?>("class_name", null) != TensorName || config["config"] is not Config tensor)
            return null;
        var history = tensor.Get<List<object?>>("keras_history")!;
        return history is [string layer, long node, long place] ? (layer, (int)node, (int)place) : throw new ConfigException(
            "A `keras_history` must be the name of a layer, the number of its call and the number of the output.");
    }

    /// <summary>The numbers of the calls among those that belong to the model.</summary>
    private static Dictionary<Node, int> Number(FunctionalGraph graph)
    {
        var inGraph = graph.Nodes.ToHashSet();
        var numbers = new Dictionary<Node, int>();
        foreach (var layer in graph.Operations)
        {
            foreach (var node in layer.InboundNodes.Where(inGraph.Contains))
                numbers[node] = numbers.Keys.Count(other => other.Operation == layer);
        }

        return numbers;
    }

    private static Config Entry(IGraphOperation layer, Dictionary<Node, int> numbers)
    {
        var config = layer.Serialize();
        config["name"] = layer.Name;
        config["inbound_nodes"] = layer.InboundNodes.Where(node => numbers.ContainsKey(node) && !node.IsInput)
            .Select(node => Call(node, numbers)).ToList();
        return config;
    }

    private static Config Call(Node node, Dictionary<Node, int> numbers)
    {
        var named = new Config();
        foreach (var (key, value) in node.Arguments.Named)
            named[key] = NodeArguments.Map(value, tensor => Tensor(tensor, numbers));
        return new Config
        {
            { "args", node.Arguments.Positional.Select(value => NodeArguments.Map(value, tensor => Tensor(tensor, numbers))).ToList() },
            { "kwargs", named },
        };
    }

    private static Config Tensor(KerasTensor tensor, Dictionary<Node, int> numbers) => new()
    {
        { "class_name", TensorName },
        {
            "config", new Config
            {
                { "shape", tensor.Shape }, { "dtype", tensor.DType },
                { "keras_history", new List<object?> { tensor.Node!.Operation.Name, (long)numbers[tensor.Node], (long)tensor.Place } },
            }
        },
    };

    /// <summary>Where an input or output of the model is; Keras counts the calls of functional models inside from 1 here.</summary>
    private static List<object?> Place(KerasTensor tensor, Dictionary<Node, int> numbers)
    {
        var operation = tensor.Node!.Operation;
        return [operation.Name, (long)(numbers[tensor.Node] + operation.FirstCall), (long)tensor.Place];
    }
}
