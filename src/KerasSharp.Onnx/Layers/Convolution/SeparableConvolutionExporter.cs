namespace KerasSharp.Onnx;

/// <summary>SeparableConv1D and SeparableConv2D: a depthwise convolution, then one over the channels.</summary>
[ExportedAs("Conv, twice")]
internal sealed class SeparableConvolutionExporter : LayerExporter<SeparableConvolution>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(SeparableConvolution layer, LayerCall call)
    {
        var rank = layer.KernelSize.Count;
        var plan = new WindowPlan(layer.KernelSize.ToLongs(), layer.Strides.ToLongs(), layer.Padding, layer.DilationRate.ToLongs());
        long[] ones = [.. Enumerable.Repeat(1L, rank)];
        var depthwise = call.Weight(layer.DepthwiseKernel, "depthwise", value => DepthwiseConvolutionExporter.Kernel(value, rank));
        var pointwise = call.Weight(layer.PointwiseKernel, "conv", value => value.permute(ConvolutionNodes.KernelOrder(rank)));
        var bias = layer.Bias is null ? null : call.Weight(layer.Bias);
        var channels = layer.DepthwiseKernel!.Shape[rank]!.Value;
        var y = ConvolutionNodes.Convolve(call.FloatingInput.ToChannelsFirst(layer.DataFormat), depthwise, null, plan,
            DataFormat.ChannelsFirst, channels);
        y = ConvolutionNodes.Convolve(y, pointwise, bias, new WindowPlan(ones, ones, Padding.Valid, ones), DataFormat.ChannelsFirst, 1);
        return [call.Activate(layer.Activation, y.FromChannelsFirst(layer.DataFormat))];
    }
}
