namespace KerasSharp.Onnx;

/// <summary>Flatten.</summary>
[ExportedAs("Reshape")]
internal sealed class FlattenExporter : LayerExporter<Flatten>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Flatten layer, LayerCall call)
    {
        var x = call.Input;
        if (x.Rank <= 2)
            return [x.Rank == 1 ? x.Unsqueeze(1) : x];
        return [(layer.DataFormat == DataFormat.ChannelsFirst ? x.MoveAxis(1, -1) : x).Flatten(1, -1)];
    }
}
