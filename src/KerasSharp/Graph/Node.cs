using KerasSharp.Layers;

namespace KerasSharp.Graph;

/// <summary>One call of a layer in a model that is being drawn up. Source: keras.src.ops.node.Node.</summary>
internal sealed class Node
{
    private Node(Layer layer, NodeArguments arguments, Func<Node, KerasTensor[]> outputs)
    {
        Layer = layer;
        Arguments = arguments;
        Index = layer.InboundNodes.Count;
        Outputs = outputs(this);
        layer.InboundNodes.Add(this);
    }

    /// <summary>The layer that is called.</summary>
    public Layer Layer { get; }

    /// <summary>What it is called with.</summary>
    public NodeArguments Arguments { get; }

    /// <summary>What it is called on.</summary>
    public KerasTensor[] Inputs => Arguments.Inputs;

    /// <summary>What the call makes.</summary>
    public KerasTensor[] Outputs { get; }

    /// <summary>Which of the layer's calls it is.</summary>
    public int Index { get; }

    /// <summary>Whether data enters here.</summary>
    public bool IsInput => Layer is InputLayer;

    /// <summary>The place where data enters.</summary>
    public static Node OfInput(InputLayer layer, KerasTensor? tensor = null) => layer.InboundNodes is [var there, ..] ? there : new(layer, NodeArguments.Of(), node =>
        [Place(tensor ?? new KerasTensor(layer.BatchShape, layer.InputDType, layer.Name), node, 0)]);

    /// <summary>Draws a call up: the layer's weights are made, the shapes of its outputs found.</summary>
    public static KerasTensor[] Call(Layer layer, KerasTensor[] inputs, Config? options = null)
    {
        var arguments = layer.CallArguments(inputs);
        foreach (var (name, value) in options ?? [])
            arguments = arguments.With(name, value);
        return Call(layer, arguments);
    }

    /// <summary>Draws a call up from its arguments.</summary>
    public static KerasTensor[] Call(Layer layer, NodeArguments arguments)
    {
        if (layer is Operation operation)
            return new Node(layer, arguments, node => [.. operation.Describe(arguments).Select((output, i) => Place(output, node, i))]).Outputs;
        layer.CheckOptions(arguments.Options);
        var inputs = arguments.Inputs;
        var shapes = Array.ConvertAll(inputs, input => input.Shape);
        layer.CheckCall(shapes);
        var masks = Array.ConvertAll(arguments.Masks ?? Array.ConvertAll(inputs, input => input.Mask), mask => mask?.Shape);
        var outputs = Draw();
        layer.OutputShapes = outputs;
        var made = new Node(layer, arguments, node =>
            [.. outputs.Select((shape, i) => Place(new KerasTensor(shape, layer.OutputDType(inputs, i)), node, i))]).Outputs;
        if (!layer.SupportsMasking && Array.Exists(masks, mask => mask is not null))
            layer.WarnOfMask();
        layer.PassMasks(arguments, made);
        return made;

        Shape[] Draw()
        {
            using var scope = CallScope.OfSymbolicCall(layer, masks);
            layer.EnsureBuilt(shapes);
            return layer.ComputeOutputShape(shapes, arguments.Options);
        }
    }

    /// <summary>The same call once more, on other tensors and giving the tensors named.</summary>
    public Node Again(Layer layer, NodeArguments arguments, KerasTensor[] outputs) =>
        new(layer, arguments, node => [.. outputs.Select((output, i) => Place(output, node, i))]);

    private static KerasTensor Place(KerasTensor tensor, Node node, int place)
    {
        (tensor.Node, tensor.Place) = (node, place);
        return tensor;
    }
}
