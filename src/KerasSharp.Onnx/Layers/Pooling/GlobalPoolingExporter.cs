namespace KerasSharp.Onnx;

/// <summary>GlobalMaxPooling1D, 2D and 3D.</summary>
[ExportedAs("ReduceMax")]
internal sealed class GlobalMaxPoolingExporter : LayerExporter<GlobalMaxPooling>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(GlobalMaxPooling layer, LayerCall call) => [call.Input.Max(Axes(layer, call), layer.Keepdims)];

    /// <summary>The spatial axes.</summary>
    public static int[] Axes(GlobalPooling layer, LayerCall call) =>
        [.. Enumerable.Range(Spatial.First(layer.DataFormat), call.Input.Rank - 2)];
}

/// <summary>GlobalAveragePooling1D, 2D and 3D; with a mask the mean of the steps that count.</summary>
[ExportedAs("ReduceMean; with a mask ReduceSum and Div")]
internal sealed class GlobalAveragePoolingExporter : LayerExporter<GlobalAveragePooling>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(GlobalAveragePooling layer, LayerCall call)
    {
        var (x, axes) = (call.FloatingInput, GlobalMaxPoolingExporter.Axes(layer, call));
        if (layer is not GlobalAveragePooling1D || call.Mask is not { } mask)
            return [x.Mean(axes, layer.Keepdims)];
        var counts = mask.Unsqueeze(layer.DataFormat == DataFormat.ChannelsLast ? 2 : 1);
        return [counts.Where(x, x.Like(0)).Sum(axes, layer.Keepdims) / counts.Cast(x.Type).Sum(axes, layer.Keepdims)];
    }

    /// <inheritdoc/>
    protected override OnnxValue?[] Masks(GlobalAveragePooling layer, LayerCall call, OnnxValue[] outputs) => [null];
}
