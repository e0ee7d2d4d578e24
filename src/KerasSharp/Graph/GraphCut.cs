
namespace KerasSharp.Graph;

/// <summary>A model that begins at inner tensors of another: the calls between are made again on inputs of their own, the layers are
/// shared.</summary>
/// <remarks>Source: keras.src.models.functional.clone_graph_nodes.</remarks>
internal static class GraphCut
{
    public static (KerasTensors Inputs, KerasTensors Outputs) Clone(KerasTensors inputs, KerasTensors outputs)
    {
        KerasTensor[] flatInputs = [.. inputs.Flatten()];
        var nodes = GraphMap.Between(flatInputs, [.. outputs.Flatten()]);
        var copies = new Dictionary<KerasTensor, KerasTensor>();
        foreach (var input in flatInputs)
            copies.TryAdd(input, input.Node is { IsInput: true } ? input : InputFor(input));
        var result = outputs.Replace(Copy);
        foreach (var node in nodes)
        {
            if (!node.IsInput)
                _ = new Node(node.Operation, node.Arguments.Replace(Copy), Array.ConvertAll(node.Outputs, Copy));
        }

        return (inputs.Replace(Copy), result);

        KerasTensor Copy(KerasTensor tensor)
        {
            if (tensor.Node is { IsInput: true } || copies.TryGetValue(tensor, out _))
                return copies.GetValueOrDefault(tensor, tensor);
            var copy = new KerasTensor(tensor.Shape, tensor.DType, tensor.Name + "_clone");
            copies[tensor] = copy;
            return copy;
        }
    }

    private static KerasTensor InputFor(KerasTensor tensor) =>
        new Input(tensor.Shape[1..], (int?)tensor.Shape[0], tensor.DType, $"{tensor.Name}CLONE");
}
