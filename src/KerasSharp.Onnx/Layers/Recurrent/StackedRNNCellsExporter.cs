namespace KerasSharp.Onnx;

/// <summary>A step of cells one upon the other.</summary>
[ExportedAs("its cells")]
internal sealed class StackedRNNCellsExporter : CellExporter<StackedRNNCells>
{
    /// <inheritdoc/>
    protected override (OnnxValue Output, OnnxValue[] States) Step(StackedRNNCells cell, LayerCall call, OnnxValue x, OnnxValue[] states)
    {
        var after = new List<OnnxValue>();
        foreach (var inner in cell.Cells)
        {
            (x, var next) = CellSteps.Step(call, inner, x, states[after.Count..(after.Count + inner.StateSizes.Count)]);
            after.AddRange(next);
        }

        return (x, [.. after]);
    }
}
