namespace KerasSharp.Onnx;

/// <summary>Lambda: its function is recorded.</summary>
[ExportedAs("the operators of what its function calls", Limits = "the function has to compute with `Ops` and layers")]
internal sealed class LambdaExporter : LayerExporter<Lambda>
{
    /// <inheritdoc/>
    protected override LayerValues ExportWithMasks(Lambda layer, LayerCall call) =>
        TracedLayer.Export(call.Exporter, layer, call.Inputs, call.Masks, call.Options);
}
