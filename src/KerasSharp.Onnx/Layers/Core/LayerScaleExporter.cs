namespace KerasSharp.Onnx;

/// <summary>LayerScale.</summary>
[ExportedAs("Mul")]
internal sealed class LayerScaleExporter : LayerExporter<LayerScale>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(LayerScale layer, LayerCall call) => [call.Input * call.Weight(layer.Gamma)];
}
