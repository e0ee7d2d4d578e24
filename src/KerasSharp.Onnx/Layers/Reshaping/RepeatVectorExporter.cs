namespace KerasSharp.Onnx;

/// <summary>RepeatVector.</summary>
[ExportedAs("Expand")]
internal sealed class RepeatVectorExporter : LayerExporter<RepeatVector>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(RepeatVector layer, LayerCall call) => [call.Input.Unsqueeze(1).Tile(1, layer.N, 1)];
}
