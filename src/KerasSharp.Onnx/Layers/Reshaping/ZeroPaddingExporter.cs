namespace KerasSharp.Onnx;

/// <summary>ZeroPadding1D.</summary>
[ExportedAs("Pad")]
internal sealed class ZeroPadding1DExporter : LayerExporter<ZeroPadding1D>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(ZeroPadding1D layer, LayerCall call)
    {
        (Size, Size) pads = (layer.Padding[0], layer.Padding[1]);
        return [call.Input.Pad(layer.DataFormat == DataFormat.ChannelsLast ? [(0, 0), pads, (0, 0)] : [(0, 0), (0, 0), pads])];
    }
}

/// <summary>ZeroPadding2D and ZeroPadding3D.</summary>
[ExportedAs("Pad")]
internal sealed class ZeroPaddingExporter : LayerExporter<ZeroPadding>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(ZeroPadding layer, LayerCall call)
    {
        var pads = Enumerable.Range(0, call.Input.Rank - 2).Select(i => ((Size)layer.Padding[i].Before, (Size)layer.Padding[i].After))
            .ToArray();
        return [call.Input.Pad(layer.DataFormat == DataFormat.ChannelsLast ? [(0, 0), .. pads, (0, 0)] : [(0, 0), (0, 0), .. pads])];
    }
}
