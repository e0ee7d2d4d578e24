namespace KerasSharp.Onnx;

/// <summary>Masking: steps of nothing but the mask's value become 0 and are masked.</summary>
[ExportedAs("Equal, ReduceMax, Where; the mask goes on to layers that take it")]
internal sealed class MaskingExporter : LayerExporter<Masking>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Masking layer, LayerCall call) =>
        [Counts(layer, call).Unsqueeze(-1).Where(call.Input, call.Input.Like(0))];

    /// <inheritdoc/>
    protected override OnnxValue?[] Masks(Masking layer, LayerCall call, OnnxValue[] outputs) => [Counts(layer, call)];

    private static OnnxValue Counts(Masking layer, LayerCall call) =>
        (!call.Input.Same(layer.GetConfig().Get("mask_value", 0.0))).Any([-1]);
}
