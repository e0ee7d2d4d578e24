namespace KerasSharp.Onnx;

/// <summary>EinsumDense: a matrix product where the last axes of the input are contracted with the first of the kernel, else an
/// einsum.</summary>
[ExportedAs("MatMul where the equation is one, else Einsum")]
internal sealed class EinsumDenseExporter : LayerExporter<EinsumDense>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(EinsumDense layer, LayerCall call)
    {
        var x = call.FloatingInput;
        var output = layer.ComputeOutputShape(x.Shape);
        var contracted = new EinsumEquation(layer.Equation).Contracted;
        OnnxValue y;
        if (contracted > 0)
        {
            var kernel = layer.Kernel!.Shape.ToArray();
            var width = kernel[..contracted].Aggregate(1L, (product, size) => product * size);
            var matrix = call.Weight(layer.Kernel, "matrix", value => StoredWeights.Value(layer, layer.Kernel, value).reshape(width, -1));
            var rows = contracted == 1 ? x : x.Flatten(x.Rank - contracted, -1);
            y = rows.MatMul(matrix).Reshape([.. x.Dims()[..^contracted], .. kernel[contracted..].Select(size => (Size)size)]);
        }
        else
        {
            y = call.Builder.Add("Einsum", [x, StoredWeights.Kernel(layer, layer.Kernel, call)], x.Type, output,
                ("equation", layer.Equation));
        }

        return [call.Activate(layer.Activation, (layer.Bias is null ? y : y + call.Weight(layer.Bias)).WithShape(output))];
    }
}
