namespace KerasSharp.Onnx;

/// <summary>Dense: a matrix product and a sum, in one node for rows. Low-rank updates are added to the kernel where it is not
/// quantized.</summary>
[ExportedAs("Gemm; MatMul and Add for more than two axes; MatMulInteger in mode int8")]
internal sealed class DenseExporter : LayerExporter<Dense>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Dense layer, LayerCall call)
    {
        var x = call.FloatingInput;
        if (((ICalibratedLayer)layer).Weight is { IsQuantized: true } quantized)
            return [call.Activate(
                layer.Activation, QuantizedKernels.Multiply(layer, quantized, layer.Bias, new DenseProductNodes(), x, call))];
        var kernel = StoredWeights.Kernel(layer, layer.Kernel, call);
        var bias = layer.Bias is null ? null : call.Weight(layer.Bias);
        OnnxValue y;
        if (x.Rank == 2)
            y = call.Builder.Add("Gemm", bias is null ? [x, kernel] : [x, kernel, bias], x.Type, [x.Shape[0], layer.Units]);
        else
            y = bias is null ? x.MatMul(kernel) : x.MatMul(kernel) + bias;
        return [call.Activate(layer.Activation, y)];
    }
}
