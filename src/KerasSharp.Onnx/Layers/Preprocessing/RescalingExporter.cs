namespace KerasSharp.Onnx;

/// <summary>Rescaling.</summary>
[ExportedAs("Mul and Add")]
internal sealed class RescalingExporter : LayerExporter<Rescaling>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Rescaling layer, LayerCall call)
    {
        using var scope = NewDisposeScope();
        var x = call.Input.Cast(call.ComputeType);
        var factor = layer.Scale.ToTensor().to_type(x.Type.ToTorch());
        // As in Keras, factors of channels stand before the spatial axes where channels come first.
        if (factor.Dimensions is 1 or 2 && KerasConfig.ImageDataFormat == DataFormat.ChannelsFirst)
            factor = factor.reshape([.. factor.shape, .. Enumerable.Repeat(1L, 3 - (int)factor.Dimensions)]);
        return [(x * call.Builder.Constant(factor)) + call.Builder.Constant(layer.Offset.ToTensor().to_type(x.Type.ToTorch()))];
    }
}
