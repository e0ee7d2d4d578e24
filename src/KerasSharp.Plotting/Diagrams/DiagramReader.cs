using KerasSharp.Layers;

namespace KerasSharp.Plotting;

/// <summary>Reads the boxes and arrows of a model. Source: keras.src.utils.model_visualization.model_to_dot.</summary>
internal sealed class DiagramReader(DiagramOptions options)
{
    private readonly Diagram _diagram = new();
    private readonly Dictionary<IGraphOperation, DiagramNode> _nodes = [];
    private readonly Stack<DiagramCluster> _around = [];

    /// <exception cref="InvalidOperationException">The model is not built.</exception>
    public static Diagram Read(Model model, DiagramOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (!model.Built)
        {
            throw new InvalidOperationException(
                $"The model '{model.Name}' has not yet been built. "
                + "Build it first by calling `Build()` or by calling the model on a batch of data.");
        }

        var reader = new DiagramReader(options);
        reader.AddModel(model);
        return reader._diagram;
    }

    private void AddModel(Model model)
    {
        if (Operations(model) is not { } operations)
        {
            // What a class computes in its `Call` is not known from outside.
            AddNode(model);
            return;
        }

        foreach (var operation in operations)
        {
            if (options.ExpandNested && operation is Model nested)
                AddNested(nested);
            else
                AddNode(operation);
        }

        foreach (var (from, to) in Connections(model, operations))
        {
            if (End(from.Operation, from.Output) is { } source && Start(to.Operation, to.Input) is { } target)
                _diagram.Connect(source, target);
        }
    }

    private void AddNested(Model model)
    {
        var cluster = new DiagramCluster(model.Name) { Depth = _around.Count };
        _diagram.Clusters.Add(cluster);
        _around.Push(cluster);
        AddModel(model);
        _around.Pop();
    }

    private void AddNode(IGraphOperation operation)
    {
        if (_nodes.ContainsKey(operation))
            return;
        var node = NodeText.Describe(operation, options);
        _nodes[operation] = node;
        _diagram.Nodes.Add(node);
        foreach (var cluster in _around)
            cluster.Nodes.Add(node);
    }

    /// <summary>Null for a model whose class says what it computes.</summary>
    private static IReadOnlyList<IGraphOperation>? Operations(Model model) => model.Body is SubclassedBody ? null : model.Body.SummaryRows;

    private static IEnumerable<((IGraphOperation Operation, int Output) From, (IGraphOperation Operation, int Input) To)> Connections(
        Model model, IReadOnlyList<IGraphOperation> operations)
    {
        if (model.Body is FunctionalBody { Graph: var graph })
        {
            return graph.Nodes.SelectMany(node => node.Arguments.Tensors.Where(tensor => tensor.Node is not null)
                .Select((tensor, i) => ((tensor.Node!.Operation, tensor.Place), (node.Operation, i))));
        }

        return operations.Zip(operations.Skip(1), (from, to) => ((from, 0), (to, 0)));
    }

    /// <summary>The box from which an output comes: of a model that is shown box by box, that within.</summary>
    private DiagramNode? End(IGraphOperation operation, int output)
    {
        while (options.ExpandNested && operation is Model { Body.Ends: { } ends } nested && Operations(nested) is not null)
            (operation, output) = (ends.Outputs[output].Node!.Operation, ends.Outputs[output].Place);
        return _nodes.GetValueOrDefault(operation);
    }

    /// <summary>The box to which an input goes.</summary>
    private DiagramNode? Start(IGraphOperation operation, int input)
    {
        while (options.ExpandNested && operation is Model nested && Operations(nested) is { Count: > 0 } inside)
        {
            operation = nested.Body is FunctionalBody { Graph.Inputs: var inputs }
                ? inputs[Math.Min(input, inputs.Length - 1)].Node!.Operation : inside[0];
            input = 0;
        }

        return _nodes.GetValueOrDefault(operation);
    }
}
