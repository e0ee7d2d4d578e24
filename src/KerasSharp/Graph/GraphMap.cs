namespace KerasSharp.Graph;

/// <summary>The calls that lead from inputs to outputs, in the order in which Keras runs them, and their layers in the order in which it
/// lists them.</summary>
/// <remarks>Source: keras.src.ops.function.map_graph.</remarks>
internal sealed class GraphMap
{
    private readonly HashSet<KerasTensor> _inputs;
    private readonly HashSet<Node> _finished = [];
    private readonly HashSet<Node> _inProgress = [];
    private readonly List<Node> _order = [];
    private readonly Dictionary<IGraphOperation, int> _traversal = [];

    /// <exception cref="ArgumentException">An output cannot be computed from the inputs, a tensor is part of a cycle, or two layers have
    /// the same name.</exception>
    public GraphMap(KerasTensor[] inputs, KerasTensor[] outputs)
    {
        _inputs = [.. inputs];
        foreach (var output in outputs)
            Visit(output);
        var nodes = new OrderedDictionary<Node, int>();
        var layers = new OrderedDictionary<IGraphOperation, int>();
        FindDepths(nodes, layers);
        foreach (var input in inputs)
        {
            // An input that leads nowhere is listed all the same: losses may use it.
            if (input.Node is { IsInput: true } node && layers.TryAdd(node.Operation, 0))
            {
                _traversal[node.Operation] = -1;
                nodes[node] = 0;
            }
        }

        Nodes = [.. nodes.OrderByDescending(pair => pair.Value).Select(pair => pair.Key)];
        Operations = [.. layers.OrderByDescending(pair => pair.Value).ThenBy(pair => _traversal[pair.Key]).Select(pair => pair.Key)];
        CheckConnected(inputs);
        CheckNames();
    }

    /// <summary>The calls in order, those of inputs among them.</summary>
    public Node[] Nodes { get; }

    /// <summary>The layers and operations in Keras's order.</summary>
    public IGraphOperation[] Operations { get; }

    /// <summary>The calls that lead to outputs, without regard to what can be computed.</summary>
    public static IReadOnlyList<Node> Between(KerasTensor[] inputs, KerasTensor[] outputs)
    {
        var map = new GraphMap(inputs);
        foreach (var output in outputs)
            map.Visit(output);
        return map._order;
    }

    private GraphMap(KerasTensor[] inputs) => (_inputs, Nodes, Operations) = ([.. inputs], [], []);

    private void Visit(KerasTensor tensor)
    {
        if (tensor.Node is not { } node || _finished.Contains(node))
            return;
        // A tensor at which the model begins: what made it is outside.
        if (!node.IsInput && _inputs.Contains(tensor))
        {
            _finished.Add(node);
            return;
        }

        if (!_inProgress.Add(node))
            throw new ArgumentException($"Tensor {tensor} from operation '{node.Operation.Name}' is part of a cycle.", "outputs");
        _traversal.TryAdd(node.Operation, _traversal.Count);
        foreach (var input in node.Arguments.Tensors)
            Visit(input);
        _finished.Add(node);
        _inProgress.Remove(node);
        _order.Add(node);
    }

    /// <summary>How far each call, and each layer, is from the outputs at most.</summary>
    private void FindDepths(OrderedDictionary<Node, int> nodes, OrderedDictionary<IGraphOperation, int> layers)
    {
        var inGraph = _order.ToHashSet();
        foreach (var node in Enumerable.Reverse(_order))
        {
            nodes.TryAdd(node, 0);
            var depth = Math.Max(nodes[node], layers.GetValueOrDefault(node.Operation));
            layers[node.Operation] = depth;
            nodes[node] = depth;
            foreach (var input in node.Arguments.Tensors)
            {
                if (input.Node is { } parent && inGraph.Contains(parent))
                    nodes[parent] = Math.Max(depth + 1, nodes.GetValueOrDefault(parent));
            }
        }
    }

    private void CheckConnected(KerasTensor[] inputs)
    {
        var computable = inputs.ToHashSet();
        var done = new List<string>();
        foreach (var node in Nodes)
        {
            foreach (var tensor in node.Arguments.Tensors)
            {
                if (!computable.Contains(tensor))
                {
                    throw new ArgumentException(
                        $"Graph disconnected: cannot find parent for tensor {tensor} at operation '{node.Operation.Name}'. "
                        + $"The following previous operations were accessed without issue: [{string.Join(", ", done)}]", "inputs");
                }
            }

            // Data enters at the inputs alone: another place to enter has no data.
            if (node.IsInput && !_inputs.Contains(node.Outputs[0]))
                continue;
            done.Add(node.Operation.Name);
            computable.UnionWith(node.Outputs);
        }
    }

    private void CheckNames()
    {
        if (Operations.GroupBy(layer => layer.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException(
                $"The name \"{twice.Key}\" is used {twice.Count()} times in the model. All operation names should be unique.", "outputs");
    }
}
