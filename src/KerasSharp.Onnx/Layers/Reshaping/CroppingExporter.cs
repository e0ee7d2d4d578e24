namespace KerasSharp.Onnx;

/// <summary>Parts of axes.</summary>
internal static class Cropped
{
    /// <summary>An axis without what is cut off at both ends.</summary>
    public static OnnxValue Axis(OnnxValue x, int axis, long before, long after) =>
        before == 0 && after == 0 ? x : x.Slice(axis, before, after == 0 ? long.MaxValue : -after);
}

/// <summary>Cropping1D.</summary>
[ExportedAs("Slice")]
internal sealed class Cropping1DExporter : LayerExporter<Cropping1D>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Cropping1D layer, LayerCall call) =>
        [Cropped.Axis(call.Input, 1, layer.Cropping[0], layer.Cropping[1])];
}

/// <summary>Cropping2D and Cropping3D.</summary>
[ExportedAs("Slice")]
internal sealed class SpatialCroppingExporter : LayerExporter<SpatialCropping>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(SpatialCropping layer, LayerCall call)
    {
        var x = call.Input;
        var first = Spatial.First(layer.DataFormat);
        return [Enumerable.Range(0, x.Rank - 2).Aggregate(x, (y, i) =>
            Cropped.Axis(y, first + i, layer.Cropping[i].Before, layer.Cropping[i].After))];
    }
}
