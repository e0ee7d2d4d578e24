namespace KerasSharp.Onnx;

/// <summary>Conv1D, Conv2D and Conv3D.</summary>
[ExportedAs("Conv")]
internal sealed class ConvolutionExporter : LayerExporter<Convolution>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(Convolution layer, LayerCall call)
    {
        var rank = layer.KernelSize.Count;
        var plan = new WindowPlan(layer.KernelSize.ToLongs(), layer.Strides.ToLongs(), layer.Padding, layer.DilationRate.ToLongs());
        var kernel = call.Weight(
            layer.Kernel, "conv", value => StoredWeights.Value(layer, layer.Kernel, value).permute(ConvolutionNodes.KernelOrder(rank)));
        var bias = layer.Bias is null ? null : call.Weight(layer.Bias);
        return [call.Activate(layer.Activation, ConvolutionNodes.Convolve(call.FloatingInput, kernel, bias, plan, layer.DataFormat,
            layer.Groups))];
    }
}
