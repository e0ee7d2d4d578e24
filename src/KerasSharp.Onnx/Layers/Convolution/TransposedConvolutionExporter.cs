namespace KerasSharp.Onnx;

/// <summary>Conv1DTranspose, Conv2DTranspose and Conv3DTranspose.</summary>
[ExportedAs("ConvTranspose")]
internal sealed class TransposedConvolutionExporter : LayerExporter<TransposedConvolution>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(TransposedConvolution layer, LayerCall call)
    {
        var rank = layer.KernelSize.Count;
        var crops = Enumerable.Range(0, rank).Select(i => TransposedConvolutionPlan.Crop(
            layer.Padding == Padding.Same, ((layer.KernelSize[i] - 1L) * layer.DilationRate[i]) + 1, layer.Strides[i],
                layer.OutputPadding?[i])).ToArray();
        var kernel = call.Weight(layer.Kernel, "conv", value => value.permute(ConvolutionNodes.KernelOrder(rank)));
        var input = call.FloatingInput.ToChannelsFirst(layer.DataFormat);
        // What is added before the first value is not ONNX's to say: it is padded, and the bias added behind.
        var pads = Array.Exists(crops, crop => crop.Before < 0);
        var bias = layer.Bias is null ? null : call.Weight(layer.Bias);
        var shape = input.Shape.With(1, layer.Filters);
        var y = call.Builder.Add(
            "ConvTranspose", bias is null || pads ? [input, kernel] : [input, kernel, bias], input.Type,
                [shape[0], shape[1], .. Enumerable.Repeat((long?)null, rank)],
            ("strides", layer.Strides.ToLongs()),
            ("dilations", layer.DilationRate.ToLongs()),
            ("pads", (long[])[.. crops.Select(crop => Math.Max(crop.Before, 0)), .. crops.Select(crop => Math.Max(crop.After, 0))]),
            ("output_padding", crops.Select(crop => Math.Max(-crop.After, 0)).ToArray()));
        if (pads)
        {
            y = y.Pad([(0, 0), (0, 0), .. crops.Select(crop => ((Size)Math.Max(-crop.Before, 0), (Size)0))]);
            y = bias is null ? y : y + bias.Reshape([layer.Filters, .. Enumerable.Repeat((Size)1, rank)]);
        }

        y = y.FromChannelsFirst(layer.DataFormat).WithShape(layer.ComputeOutputShape(call.Input.Shape));
        return [call.Activate(layer.Activation, y)];
    }
}
