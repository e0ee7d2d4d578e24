namespace KerasSharp.Onnx;

/// <summary>Conv1DTranspose, Conv2DTranspose and Conv3DTranspose.</summary>
[ExportedAs("ConvTranspose")]
internal sealed class TransposedConvolutionExporter : LayerExporter<TransposedConvolution>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(TransposedConvolution layer, LayerCall call)
    {
        var rank = layer.KernelSize.Count;
        var kernel = call.Weight(layer.Kernel, "conv", value => value.permute(ConvolutionNodes.KernelOrder(rank)));
        var bias = layer.Bias is null ? null : call.Weight(layer.Bias);
        var y = ConvolutionNodes.Transposed(call.FloatingInput, kernel, bias, layer.KernelSize.ToLongs(), layer.Strides.ToLongs(),
            layer.DilationRate.ToLongs(), layer.Padding, layer.OutputPadding?.ToLongs(), layer.DataFormat);
        y = y.WithShape(layer.ComputeOutputShape(call.Input.Shape));
        return [call.Activate(layer.Activation, y)];
    }
}
