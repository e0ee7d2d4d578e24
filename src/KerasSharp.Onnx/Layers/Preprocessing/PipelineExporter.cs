namespace KerasSharp.Onnx;

/// <summary>Pipeline.</summary>
[ExportedAs("its layers")]
internal sealed class PipelineExporter : LayerExporter<Pipeline>
{
    /// <inheritdoc/>
    protected override bool Autocasts => false;

    /// <inheritdoc/>
    protected override LayerValues ExportWithMasks(Pipeline layer, LayerCall call)
    {
        var flow = new LayerValues(call.Inputs, call.Masks);
        foreach (var inner in layer.Layers)
            flow = call.Call(inner, flow.Outputs, flow.Masks);
        return flow;
    }
}
