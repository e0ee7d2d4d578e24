namespace KerasSharp.Onnx;

/// <summary>EinsumDense: a matrix product where the last axes of the input are contracted with the first of the kernel, else an
/// einsum.</summary>
[ExportedAs("MatMul where the equation is one, else Einsum; MatMulInteger in mode int8")]
internal sealed class EinsumDenseExporter : LayerExporter<EinsumDense>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(EinsumDense layer, LayerCall call)
    {
        var x = call.FloatingInput;
        var output = layer.ComputeOutputShape(x.Shape);
        var product = new EinsumProductNodes(layer, x.Rank);
        if (((ICalibratedLayer)layer).Weight is { IsQuantized: true } quantized)
        {
            var scores = QuantizedKernels.Multiply(layer, quantized, layer.Bias, product, x, call);
            return [call.Activate(layer.Activation, scores.WithShape(output))];
        }

        var y = product.Multiply(x, StoredWeights.Kernel(layer, layer.Kernel, call));
        return [call.Activate(layer.Activation, (layer.Bias is null ? y : y + call.Weight(layer.Bias)).WithShape(output))];
    }
}
