namespace KerasSharp.Onnx;

/// <summary>Nodes of convolutions.</summary>
internal static class ConvolutionNodes
{
    /// <summary>A convolution.</summary>
    /// <param name="x">The input.</param>
    /// <param name="kernel">The kernel in ONNX's order: (output channels, input channels of a group, spatial axes…).</param>
    /// <param name="bias">The bias; null for none.</param>
    /// <param name="plan">The windows.</param>
    /// <param name="format">Where the input's channels are.</param>
    /// <param name="groups">The number of groups.</param>
    public static OnnxValue Convolve(OnnxValue x, OnnxValue kernel, OnnxValue? bias, WindowPlan plan, DataFormat format, long groups)
    {
        var input = x.ToChannelsFirst(format);
        var attributes = plan.Attributes(input);
        if (groups != 1)
            attributes = [.. attributes, ("group", groups)];
        var y = x.Builder.Add("Conv", bias is null ? [input, kernel] : [input, kernel, bias], x.Type,
            plan.Output(input.Shape, kernel.Shape[0]!.Value), attributes);
        return y.FromChannelsFirst(format);
    }

    /// <summary>A transposed convolution.</summary>
    /// <param name="x">The input.</param>
    /// <param name="kernel">The kernel in ONNX's order: (input channels, output channels, spatial axes…).</param>
    /// <param name="bias">The bias; null for none.</param>
    /// <param name="size">The kernel's size.</param>
    /// <param name="strides">The distance of the windows.</param>
    /// <param name="dilation">The distance of the kernel's values.</param>
    /// <param name="padding">valid or same.</param>
    /// <param name="added">What is added at the end of each axis; null for what fits.</param>
    /// <param name="format">Where the input's channels are.</param>
    public static OnnxValue Transposed(OnnxValue x, OnnxValue kernel, OnnxValue? bias, long[] size, long[] strides, long[] dilation,
        Padding padding, long[]? added, DataFormat format)
    {
        var rank = size.Length;
        var crops = Enumerable.Range(0, rank).Select(i => TransposedConvolutionPlan.Crop(
            padding == Padding.Same, ((size[i] - 1L) * dilation[i]) + 1, strides[i], added?[i])).ToArray();
        var input = x.ToChannelsFirst(format);
        // What is added before the first value is not ONNX's to say: it is padded, and the bias added behind.
        var pads = Array.Exists(crops, crop => crop.Before < 0);
        var y = x.Builder.Add(
            "ConvTranspose", bias is null || pads ? [input, kernel] : [input, kernel, bias], input.Type,
                [input.Shape[0], kernel.Shape[1], .. Enumerable.Repeat((long?)null, rank)],
            ("strides", strides),
            ("dilations", dilation),
            ("pads", (long[])[.. crops.Select(crop => Math.Max(crop.Before, 0)), .. crops.Select(crop => Math.Max(crop.After, 0))]),
            ("output_padding", crops.Select(crop => Math.Max(-crop.After, 0)).ToArray()));
        if (pads)
        {
            y = y.Pad([(0, 0), (0, 0), .. crops.Select(crop => ((Size)Math.Max(-crop.Before, 0), (Size)0))]);
            y = bias is null ? y : y + bias.Reshape([kernel.Dim(1), .. Enumerable.Repeat((Size)1, rank)]);
        }

        return y.FromChannelsFirst(format);
    }

    /// <summary>The order of a kernel's axes in ONNX: output channels, input channels, spatial axes.</summary>
    public static long[] KernelOrder(int rank) => [rank + 1, rank, .. Enumerable.Range(0, rank)];
}
