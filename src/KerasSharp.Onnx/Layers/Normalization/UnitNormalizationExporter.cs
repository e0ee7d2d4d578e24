namespace KerasSharp.Onnx;

/// <summary>UnitNormalization.</summary>
[ExportedAs("ReduceSum, Sqrt, Div")]
internal sealed class UnitNormalizationExporter : LayerExporter<UnitNormalization>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(UnitNormalization layer, LayerCall call)
    {
        var x = Wide.Of(call.Input);
        return [(x / x.Length([.. layer.Axis], keepdims: true).Maximum(x.Like(1e-12))).Cast(call.Input.Type)];
    }
}
