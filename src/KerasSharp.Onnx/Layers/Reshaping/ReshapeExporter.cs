namespace KerasSharp.Onnx;

/// <summary>Reshape.</summary>
[ExportedAs("Reshape")]
internal sealed class ReshapeExporter : LayerExporter<Reshape>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Reshape layer, LayerCall call)
    {
        var x = call.Input;
        var target = layer.ComputeOutputShape(x.Shape);
        // The size that is left over where others are unknown too.
        Size[] sizes = [x.Dim(0), .. target.Skip(1).Select(size => size is { } known ? (Size)known : call.Builder.Integers(-1))];
        return [x.Reshape(sizes)];
    }
}
