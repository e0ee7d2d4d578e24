namespace KerasSharp.Onnx;

/// <summary>UpSampling1D.</summary>
[ExportedAs("Tile and Reshape")]
internal sealed class UpSampling1DExporter : LayerExporter<UpSampling1D>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(UpSampling1D layer, LayerCall call) => [call.Input.Repeat(1, layer.Size)];
}

/// <summary>UpSampling2D.</summary>
[ExportedAs("Resize; Tile and Reshape for nearest")]
internal sealed class UpSampling2DExporter : LayerExporter<UpSampling2D>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(UpSampling2D layer, LayerCall call)
    {
        var x = call.Input;
        var first = Spatial.First(layer.DataFormat);
        if (layer.Interpolation.Equals("nearest", StringComparison.OrdinalIgnoreCase))
            return [x.Repeat(first, layer.Size[0]).Repeat(first + 1, layer.Size[1])];
        var input = x.ToChannelsFirst(layer.DataFormat);
        var y = ImageNodes.Resize(input, input.Dim(2) * layer.Size[0], input.Dim(3) * layer.Size[1],
            layer.Interpolation.ToLowerInvariant(), antialias: false);
        return [y.FromChannelsFirst(layer.DataFormat)];
    }
}

/// <summary>UpSampling3D.</summary>
[ExportedAs("Tile and Reshape")]
internal sealed class UpSampling3DExporter : LayerExporter<UpSampling3D>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(UpSampling3D layer, LayerCall call) =>
        [Enumerable.Range(0, 3).Aggregate(call.Input, (x, i) => x.Repeat(Spatial.First(layer.DataFormat) + i, layer.Size[i]))];
}
