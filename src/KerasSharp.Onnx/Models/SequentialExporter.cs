namespace KerasSharp.Onnx;

/// <summary>A stack of layers.</summary>
[ExportedAs("its layers")]
internal sealed class SequentialExporter : LayerExporter<Sequential>
{
    /// <inheritdoc/>
    protected override bool Autocasts => false;

    /// <inheritdoc/>
    protected override LayerValues ExportWithMasks(Sequential layer, LayerCall call)
    {
        var inputs = layer.InputLayer is { } input ? Array.ConvertAll(call.Inputs, x => ModelExporter.Declared(x, input.InputDType))
            : call.Inputs;
        var flow = new LayerValues(inputs, call.Masks);
        foreach (var inner in layer.Layers)
            flow = call.Call(inner, flow.Outputs, flow.Masks);
        return flow;
    }
}
