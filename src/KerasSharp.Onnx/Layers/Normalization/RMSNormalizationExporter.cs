namespace KerasSharp.Onnx;

/// <summary>RMSNormalization by its formula.</summary>
[ExportedAs("its formula: ReduceMean, Sqrt, Mul")]
internal sealed class RMSNormalizationExporter : LayerExporter<RMSNormalization>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(RMSNormalization layer, LayerCall call)
    {
        var x = Wide.Of(call.FloatingInput);
        var axes = layer.Axis.Resolve(x.Rank, "axis", layer.Name);
        var y = x / (x.Square().Mean(axes, keepdims: true) + layer.Epsilon).Sqrt();
        Size[] broadcast = [.. Enumerable.Range(0, x.Rank).Select(i => axes.Contains(i) ? x.Dim(i) : 1)];
        return [(y * call.Weight(layer.Scale, x.Type).Reshape(broadcast)).Cast(call.ComputeType)];
    }
}
