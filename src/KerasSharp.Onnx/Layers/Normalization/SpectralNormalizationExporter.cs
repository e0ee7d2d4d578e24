namespace KerasSharp.Onnx;

/// <summary>SpectralNormalization: at inference the layer within, its kernel as training left it.</summary>
[ExportedAs("the layer within, with its normalized kernel")]
internal sealed class SpectralNormalizationExporter : LayerExporter<SpectralNormalization>
{
    /// <inheritdoc/>
    protected override bool Autocasts => false;

    /// <inheritdoc/>
    protected override OnnxValue[] Export(SpectralNormalization layer, LayerCall call) =>
        [call.Call(layer.Layer, [call.Input], [call.Mask]).Outputs[0].Cast(call.Input.Type)];
}
