namespace KerasSharp.Graph;

/// <summary>One symbolic call. Source: keras.src.ops.node.Node.</summary>
internal sealed class Node
{
    /// <param name="operation">What is called.</param>
    /// <param name="arguments">What it is called with.</param>
    /// <param name="outputs">What the call makes.</param>
    public Node(IGraphOperation operation, NodeArguments arguments, KerasTensor[] outputs)
    {
        (Operation, Arguments, Outputs, Index) = (operation, arguments, outputs, operation.InboundNodes.Count);
        for (var i = 0; i < outputs.Length; i++)
            (outputs[i].Node, outputs[i].Place) = (this, i);
        operation.InboundNodes.Add(this);
    }

    /// <summary>The layer or operation that is called.</summary>
    public IGraphOperation Operation { get; }

    /// <summary>What it is called with.</summary>
    public NodeArguments Arguments { get; }

    /// <summary>What it is called on.</summary>
    public KerasTensor[] Inputs => Arguments.Inputs;

    /// <summary>What the call makes.</summary>
    public KerasTensor[] Outputs { get; }

    /// <summary>Which of the operation's calls it is.</summary>
    public int Index { get; }

    /// <summary>Whether data enters here.</summary>
    public bool IsInput => Operation.IsInput;

    /// <summary>The place where data enters.</summary>
    public static Node OfInput(InputLayer layer, KerasTensor? tensor = null) =>
        layer.InboundNodes is [var there, ..] ? there : new(
            layer, NodeArguments.Of(), [tensor ?? new KerasTensor(layer.BatchShape, layer.InputDType, layer.Name)]);

    /// <summary>Calls a layer symbolically: its weights are made, the shapes of its outputs found.</summary>
    public static KerasTensor[] Call(Layer layer, KerasTensor[] inputs, Config? options = null)
    {
        var arguments = layer.CallArguments(inputs);
        foreach (var (name, value) in options ?? [])
            arguments = arguments.With(name, value);
        return Call(layer, arguments);
    }

    /// <summary>Calls a layer or operation symbolically.</summary>
    public static KerasTensor[] Call(IGraphOperation operation, NodeArguments arguments) =>
        new Node(operation, arguments, operation.Describe(arguments)).Outputs;
}
