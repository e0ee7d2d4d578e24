namespace KerasSharp.Onnx;

/// <summary>TernaryDense with its kernel as it computes: −1, 0 and 1, times the mean size where there is no threshold.</summary>
[ExportedAs("MatMul and Add, the kernel ternary")]
internal sealed class TernaryDenseExporter : LayerExporter<TernaryDense>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(TernaryDense layer, LayerCall call)
    {
        var kernel = call.Weight(layer.Kernel, "ternary", value => Ternary(value.to_type(call.ComputeType.ToTorch()), layer.Threshold));
        var y = call.FloatingInput.MatMul(kernel);
        if (layer.Threshold is null)
            y *= call.Weight(layer.Kernel, "size", value => value.to_type(call.ComputeType.ToTorch()).abs().mean());
        return [call.Activate(layer.Activation, layer.Bias is null ? y : y + call.Weight(layer.Bias))];
    }

    private static Tensor Ternary(Tensor kernel, double? threshold)
    {
        var size = kernel.abs();
        return kernel.sign() * (threshold is { } given ? size.gt(given) : size.gt(size.mean() * 0.5)).to_type(kernel.dtype);
    }
}
