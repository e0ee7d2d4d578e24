namespace KerasSharp.Onnx;

/// <summary>Convolutions and poolings, as operations.</summary>
[ExportsOperations]
internal static class WindowExporters
{
    public static OnnxValue MaxPool(OnnxValue inputs, Integers poolSize, Integers? strides, Padding padding, DataFormat dataFormat) =>
        PoolingNodes.Pool(inputs, "MaxPool", Plan(inputs.Rank - 2, poolSize, strides ?? poolSize, padding, 1), dataFormat);

    public static OnnxValue AveragePool(OnnxValue inputs, Integers poolSize, Integers? strides, Padding padding, DataFormat dataFormat) =>
        PoolingNodes.Pool(inputs, "AveragePool", Plan(inputs.Rank - 2, poolSize, strides ?? poolSize, padding, 1), dataFormat);

    public static OnnxValue Conv(OnnxValue inputs, OnnxValue kernel, Integers strides, Padding padding, DataFormat dataFormat,
        Integers dilationRate)
    {
        var (x, weights) = Promoted.Pair(inputs, kernel);
        var rank = x.Rank - 2;
        var channels = x.Shape[dataFormat == DataFormat.ChannelsLast ? x.Rank - 1 : 1]!.Value;
        var plan = Plan(rank, KernelSize(weights), strides, padding, dilationRate);
        return ConvolutionNodes.Convolve(x, weights.Transpose([.. ConvolutionNodes.KernelOrder(rank).Select(axis => (int)axis)]), null,
            plan, dataFormat, channels / weights.Shape[^2]!.Value);
    }

    public static OnnxValue DepthwiseConv(OnnxValue inputs, OnnxValue kernel, Integers strides, Padding padding, DataFormat dataFormat,
        Integers dilationRate)
    {
        var (x, weights) = Promoted.Pair(inputs, kernel);
        var rank = x.Rank - 2;
        var plan = Plan(rank, KernelSize(weights), strides, padding, dilationRate);
        var turned = weights.Transpose([rank, rank + 1, .. Enumerable.Range(0, rank)])
            .Reshape([weights.Dim(-2) * weights.Dim(-1), 1, .. Enumerable.Range(0, rank).Select(weights.Dim)]);
        return ConvolutionNodes.Convolve(x, turned, null, plan, dataFormat, weights.Shape[^2]!.Value);
    }

    public static OnnxValue SeparableConv(OnnxValue inputs, OnnxValue depthwiseKernel, OnnxValue pointwiseKernel, Integers strides,
        Padding padding, DataFormat dataFormat, Integers dilationRate) => Conv(
            DepthwiseConv(
                inputs, depthwiseKernel, strides, padding, dataFormat, dilationRate), pointwiseKernel, 1, Padding.Valid, dataFormat, 1);

    public static OnnxValue ConvTranspose(OnnxValue inputs, OnnxValue kernel, Integers strides, Padding padding, Integers? outputPadding,
        DataFormat dataFormat, Integers dilationRate)
    {
        var (x, weights) = Promoted.Pair(inputs, kernel);
        var rank = x.Rank - 2;
        return ConvolutionNodes.Transposed(x, weights.Transpose([.. ConvolutionNodes.KernelOrder(rank).Select(axis => (int)axis)]), null,
            KernelSize(weights).ToLongs(), Each(strides, rank), Each(dilationRate, rank), padding,
            outputPadding is null ? null : Each(outputPadding, rank), dataFormat);
    }

    public static OnnxValue AdaptiveAveragePool(OnnxValue inputs, Integers outputSize, DataFormat dataFormat) =>
        Adaptive(inputs, outputSize, dataFormat, nameof(AdaptiveAveragePool), (part, axis) => part.Mean([axis], keepdims: true));

    public static OnnxValue AdaptiveMaxPool(OnnxValue inputs, Integers outputSize, DataFormat dataFormat) =>
        Adaptive(inputs, outputSize, dataFormat, nameof(AdaptiveMaxPool), (part, axis) => part.Max([axis], keepdims: true));

    private static OnnxValue Adaptive(OnnxValue inputs, Integers sizes, DataFormat format, string operation,
        Func<OnnxValue, int, OnnxValue> reduce) =>
        AdaptivePoolingNodes.Pool(inputs, Each(sizes, inputs.Rank - 2), format, reduce, () => OnnxExportException.ForOperation(operation,
            "its windows depend on the sizes of the spatial axes, which must be known"));

    private static Integers KernelSize(OnnxValue kernel) => kernel.Shape.Take(kernel.Rank - 2).Select(size => size!.Value).ToArray();

    private static WindowPlan Plan(int rank, Integers window, Integers strides, Padding padding, Integers dilation) =>
        new(Each(window, rank), Each(strides, rank), padding, Each(dilation, rank));

    private static long[] Each(Integers values, int rank) =>
        values.Count == rank ? values.ToLongs() : [.. Enumerable.Repeat((long)values[0], rank)];
}
