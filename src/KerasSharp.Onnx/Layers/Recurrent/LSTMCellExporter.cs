namespace KerasSharp.Onnx;

/// <summary>A step of LSTM.</summary>
[ExportedAs("MatMul, Split, Mul, Add and the activations")]
internal sealed class LSTMCellExporter : CellExporter<LSTMCell>
{
    /// <inheritdoc/>
    protected override (OnnxValue Output, OnnxValue[] States) Step(LSTMCell cell, LayerCall call, OnnxValue x, OnnxValue[] states)
    {
        var sum = x.MatMul(call.Weight(cell.Kernel)) + states[0].MatMul(call.Weight(cell.RecurrentKernel));
        var gates = (cell.Bias is null ? sum : sum + call.Weight(cell.Bias)).Chunk(4, -1);
        var carry = (call.Activate(cell.RecurrentActivation, gates[1]) * states[1])
            + (call.Activate(cell.RecurrentActivation, gates[0]) * call.Activate(cell.Activation, gates[2]));
        var output = call.Activate(cell.RecurrentActivation, gates[3]) * call.Activate(cell.Activation, carry);
        return (output, [output, carry]);
    }
}
