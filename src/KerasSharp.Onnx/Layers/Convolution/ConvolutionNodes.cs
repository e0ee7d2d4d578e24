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

    /// <summary>The order of a kernel's axes in ONNX: output channels, input channels, spatial axes.</summary>
    public static long[] KernelOrder(int rank) => [rank + 1, rank, .. Enumerable.Range(0, rank)];
}
