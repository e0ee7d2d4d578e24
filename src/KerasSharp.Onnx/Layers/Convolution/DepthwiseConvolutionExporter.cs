namespace KerasSharp.Onnx;

/// <summary>DepthwiseConv1D and DepthwiseConv2D: a convolution with a group for each channel.</summary>
[ExportedAs("Conv with a group for each channel")]
internal sealed class DepthwiseConvolutionExporter : LayerExporter<DepthwiseConvolution>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(DepthwiseConvolution layer, LayerCall call)
    {
        var rank = layer.KernelSize.Count;
        var plan = new WindowPlan(layer.KernelSize.ToLongs(), layer.Strides.ToLongs(), layer.Padding, layer.DilationRate.ToLongs());
        var kernel = call.Weight(layer.Kernel, "depthwise", value => Kernel(value, rank));
        var bias = layer.Bias is null ? null : call.Weight(layer.Bias);
        var channels = layer.Kernel!.Shape[rank]!.Value;
        return [call.Activate(layer.Activation, ConvolutionNodes.Convolve(call.FloatingInput, kernel, bias, plan, layer.DataFormat,
            channels))];
    }

    /// <summary>A kernel (spatial axes…, channels, multiplier) as ONNX has it, (channels · multiplier, 1, spatial axes…).</summary>
    public static Tensor Kernel(Tensor value, int rank) =>
        value.permute([rank, rank + 1, .. Enumerable.Range(0, rank)]).reshape([-1, 1, .. value.shape[..rank]]);
}
