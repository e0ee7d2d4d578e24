namespace KerasSharp.Onnx;

/// <summary>Writes a step of a cell.</summary>
internal interface ICellExporter
{
    /// <summary>The output and the new states.</summary>
    (OnnxValue Output, OnnxValue[] States) Step(LayerCall call, OnnxValue x, OnnxValue[] states);
}

/// <summary>Steps of any cell: a custom cell is traced.</summary>
internal static class CellSteps
{
    /// <summary>The output and the new states.</summary>
    public static (OnnxValue Output, OnnxValue[] States) Step(LayerCall call, RnnCell cell, OnnxValue x, OnnxValue[] states)
    {
        var own = call with { Layer = cell };
        if (LayerExporters.Find(cell.GetType()) is ICellExporter exporter)
            return exporter.Step(own, x, states);
        var made = TracedFunction.Apply(call.Exporter, cell, [x, .. states], tensors =>
        {
            var (output, next) = cell.Step(tensors[0], tensors[1..], training: false);
            return [output, .. next];
        });
        return (made[0], made[1..]);
    }
}
