using System.Reflection;
using KerasSharp.Models;

namespace KerasSharp.Onnx;

/// <summary>Functional models: call after call; a model that says what it computes in a <c>Call</c> of its own is traced.</summary>
[ExportedAs("its layers; a model with a `Call` of its own is traced", Limits = "a `Call` of its own has to compute with `Ops` and layers")]
internal sealed class ModelExporter : LayerExporter<Model>
{
    /// <inheritdoc/>
    protected override bool Autocasts => false;

    /// <inheritdoc/>
    protected override LayerValues ExportWithMasks(Model layer, LayerCall call)
    {
        if (layer.Body is not FunctionalBody { Graph: var graph } || HasCall(layer.GetType()))
            return TracedLayer.Export(call.Exporter, layer, call.Inputs, call.Masks, call.Options);

        var values = new Dictionary<KerasTensor, (OnnxValue Value, OnnxValue? Mask)>();
        for (var i = 0; i < graph.Inputs.Length; i++)
            values[graph.Inputs[i]] = (Declared(call.Inputs[i], graph.Inputs[i].DType), call.Masks[i]);
        foreach (var node in graph.Nodes.Where(node => !node.IsInput))
            Export(node, values, call);
        var outputs = Array.ConvertAll(graph.Outputs, output => values[output]);
        return new LayerValues(Array.ConvertAll(outputs, output => output.Value), Array.ConvertAll(outputs, output => output.Mask));
    }

    /// <summary>An input in the type that the model declares; integers of another width serve as well.</summary>
    internal static OnnxValue Declared(OnnxValue value, ScalarType declared)
    {
        var type = declared.ToOnnx();
        return !value.Type.IsFloating() && !type.IsFloating() && type != ElementType.Bool ? value : value.Cast(type);
    }

    private static void Export(Node node, Dictionary<KerasTensor, (OnnxValue Value, OnnxValue? Mask)> values, LayerCall call)
    {
        if (node.Operation is Operation operation)
        {
            var made = call.Builder.Within(operation.Name, () =>
                OperationExporters.Run(call.Exporter, operation, node.Arguments, tensor => values[tensor].Value));
            for (var i = 0; i < node.Outputs.Length; i++)
                values[node.Outputs[i]] = (made[i].WithShape(node.Outputs[i].Shape), null);
            return;
        }

        var layer = (Layer)node.Operation;
        if (node.Arguments.Training == true)
            throw OnnxExportException.For(layer, "the model calls it with `training: true`; exported models compute inference");
        var given = node.Arguments.Masks;
        var masks = node.Inputs.Select((input, i) =>
            given is not null && i < given.Length && given[i] is { } mask ? values[mask].Value : values[input].Mask).ToArray();
        var result = call.Call(layer, Array.ConvertAll(node.Inputs, input => values[input].Value), masks, node.Arguments.Options);
        for (var i = 0; i < node.Outputs.Length; i++)
            values[node.Outputs[i]] = (result.Outputs[i], i < result.Masks.Length ? result.Masks[i] : null);
    }

    private static bool HasCall(Type model)
    {
        for (var type = model; type is not null && type.Assembly != typeof(Model).Assembly; type = type.BaseType)
        {
            if (type.GetMethods(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Any(method => method.Name == "Call"))
                return true;
        }

        return false;
    }
}
