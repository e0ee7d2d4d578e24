namespace KerasSharp.Onnx;

/// <summary>Writes a step of a kind of cell.</summary>
internal abstract class CellExporter<TCell> : LayerExporter<TCell>, ICellExporter
    where TCell : RnnCell
{
    /// <inheritdoc/>
    public (OnnxValue Output, OnnxValue[] States) Step(LayerCall call, OnnxValue x, OnnxValue[] states) =>
        Step((TCell)call.Layer, call, x.Cast(call.ComputeType), Array.ConvertAll(states, state => state.Cast(call.ComputeType)));

    /// <summary>The output and the new states.</summary>
    protected abstract (OnnxValue Output, OnnxValue[] States) Step(TCell cell, LayerCall call, OnnxValue x, OnnxValue[] states);

    /// <inheritdoc/>
    protected override OnnxValue[] Export(TCell layer, LayerCall call)
    {
        var (output, states) = Step(layer, call, call.Input, call.Inputs[1..]);
        return [output, .. states];
    }
}
