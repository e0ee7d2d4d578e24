namespace KerasSharp.Onnx;

/// <summary>A step of SimpleRNN.</summary>
[ExportedAs("MatMul, Add and the activation")]
internal sealed class SimpleRNNCellExporter : CellExporter<SimpleRNNCell>
{
    /// <inheritdoc/>
    protected override (OnnxValue Output, OnnxValue[] States) Step(SimpleRNNCell cell, LayerCall call, OnnxValue x, OnnxValue[] states)
    {
        var sum = x.MatMul(call.Weight(cell.Kernel)) + states[0].MatMul(call.Weight(cell.RecurrentKernel));
        var output = call.Activate(cell.Activation, cell.Bias is null ? sum : sum + call.Weight(cell.Bias));
        return (output, [output]);
    }
}
