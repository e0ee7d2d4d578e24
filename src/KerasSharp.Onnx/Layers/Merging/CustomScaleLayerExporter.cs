namespace KerasSharp.Onnx;

/// <summary>CustomScaleLayer: the second input, scaled, added to the first.</summary>
[ExportedAs("Mul and Add")]
internal sealed class CustomScaleLayerExporter : LayerExporter<CustomScaleLayer>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(CustomScaleLayer layer, LayerCall call) => [call.Inputs[0] + (call.Inputs[1] * layer.Scale)];
}
