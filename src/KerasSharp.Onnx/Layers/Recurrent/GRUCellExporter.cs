namespace KerasSharp.Onnx;

/// <summary>A step of GRU, the reset after or before the product.</summary>
[ExportedAs("MatMul, Split, Mul, Add and the activations")]
internal sealed class GRUCellExporter : CellExporter<GRUCell>
{
    /// <inheritdoc/>
    protected override (OnnxValue Output, OnnxValue[] States) Step(GRUCell cell, LayerCall call, OnnxValue x, OnnxValue[] states)
    {
        var state = states[0];
        var products = x.MatMul(call.Weight(cell.Kernel));
        if (cell.Bias is not null)
            products += cell.ResetAfter ? call.Weight(cell.Bias, "input", value => value.select(0, 0)) : call.Weight(cell.Bias);
        var given = products.Chunk(3, -1);
        OnnxValue update, candidate;
        if (cell.ResetAfter)
        {
            var sums = state.MatMul(call.Weight(cell.RecurrentKernel));
            var recurrent = (cell.Bias is null ? sums : sums + call.Weight(cell.Bias, "recurrent", value => value.select(0, 1)))
                .Chunk(3, -1);
            update = call.Activate(cell.RecurrentActivation, given[0] + recurrent[0]);
            candidate = call.Activate(cell.Activation, given[2]
                + (call.Activate(cell.RecurrentActivation, given[1] + recurrent[1]) * recurrent[2]));
        }
        else
        {
            var kernels = call.Weight(cell.RecurrentKernel).Chunk(3, -1);
            update = call.Activate(cell.RecurrentActivation, given[0] + state.MatMul(kernels[0]));
            var reset = call.Activate(cell.RecurrentActivation, given[1] + state.MatMul(kernels[1]));
            candidate = call.Activate(cell.Activation, given[2] + (reset * state).MatMul(kernels[2]));
        }

        var output = (update * state) + ((1.0 - update) * candidate);
        return (output, [output]);
    }
}
