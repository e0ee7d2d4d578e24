namespace KerasSharp.Onnx;

/// <summary>MaxNumBoundingBoxes.</summary>
[ExportedAs("Pad and Slice; nothing on images")]
internal sealed class MaxNumBoundingBoxesExporter : LayerExporter<MaxNumBoundingBoxes>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(MaxNumBoundingBoxes layer, LayerCall call) =>
        call.Inputs.Length == 2 ? Array.ConvertAll(call.Inputs, input => Fit(input, layer)) : call.Inputs;

    private static OnnxValue Fit(OnnxValue x, MaxNumBoundingBoxes layer)
    {
        // Filled up by the whole number, then cut: the count of boxes need not be known.
        (Size, Size)[] pads = [(0, 0), (0, layer.MaxNumber), .. Enumerable.Repeat(((Size)0, (Size)0), x.Rank - 2)];
        return x.Pad(pads, layer.FillValue).Slice(1, 0, layer.MaxNumber).WithShape(x.Shape.With(1, layer.MaxNumber));
    }
}
