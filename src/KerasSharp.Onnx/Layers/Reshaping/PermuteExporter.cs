namespace KerasSharp.Onnx;

/// <summary>Permute.</summary>
[ExportedAs("Transpose")]
internal sealed class PermuteExporter : LayerExporter<Permute>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Permute layer, LayerCall call) => [call.Input.Transpose([0, .. layer.Dims])];
}
