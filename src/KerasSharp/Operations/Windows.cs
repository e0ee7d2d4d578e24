namespace KerasSharp.Operations;

/// <summary>Convolutions and poolings of sequences, images and volumes.</summary>
[Operations("keras.src.ops.nn")]
internal static class Windows
{
    /// <summary>The largest value of each window. Source: keras.ops.max_pool.</summary>
    /// <param name="inputs">(batch, spatial axes…, channels), one to three spatial axes.</param>
    /// <param name="poolSize">The window.</param>
    /// <param name="strides">Its steps; null for its size.</param>
    /// <param name="padding"><c>valid</c> or <c>same</c>.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    public static Tensor MaxPool(
        Tensor inputs, Integers poolSize, Integers? strides = null, Padding padding = default,
        [NullIs("KerasConfig.ImageDataFormat")] DataFormat? dataFormat = null)
    {
        var (pool, steps) = (ToSizes(poolSize), strides is null ? null : ToSizes(strides));
        using Pooling layer = Rank(inputs) switch
        {
            1 => new MaxPooling1D(pool, steps, padding, dataFormat, nameof(MaxPool)),
            2 => new MaxPooling2D(pool, steps, padding, dataFormat, nameof(MaxPool)),
            _ => new MaxPooling3D(pool, steps, padding, dataFormat, nameof(MaxPool)),
        };
        return layer.Compute(inputs);
    }

    /// <summary>The mean of each window; padding does not count. Source: keras.ops.average_pool.</summary>
    /// <inheritdoc cref="MaxPool" path="/param"/>
    public static Tensor AveragePool(
        Tensor inputs, Integers poolSize, Integers? strides = null, Padding padding = default,
        [NullIs("KerasConfig.ImageDataFormat")] DataFormat? dataFormat = null)
    {
        var (pool, steps) = (ToSizes(poolSize), strides is null ? null : ToSizes(strides));
        using Pooling layer = Rank(inputs) switch
        {
            1 => new AveragePooling1D(pool, steps, padding, dataFormat, nameof(AveragePool)),
            2 => new AveragePooling2D(pool, steps, padding, dataFormat, nameof(AveragePool)),
            _ => new AveragePooling3D(pool, steps, padding, dataFormat, nameof(AveragePool)),
        };
        return layer.Compute(inputs);
    }

    /// <summary>The mean of windows, as many as the output is to have. Source: keras.ops.adaptive_average_pool.</summary>
    /// <param name="inputs">(batch, spatial axes…, channels), one to three spatial axes.</param>
    /// <param name="outputSize">The size of the output on each spatial axis.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    public static Tensor AdaptiveAveragePool(
        Tensor inputs, Integers outputSize, [NullIs("KerasConfig.ImageDataFormat")] DataFormat? dataFormat = null)
    {
        var size = ToSizes(outputSize);
        using AdaptivePooling layer = Rank(inputs) switch
        {
            1 => new AdaptiveAveragePooling1D(size, dataFormat, nameof(AdaptiveAveragePool)),
            2 => new AdaptiveAveragePooling2D(size, dataFormat, nameof(AdaptiveAveragePool)),
            _ => new AdaptiveAveragePooling3D(size, dataFormat, nameof(AdaptiveAveragePool)),
        };
        return layer.Compute(inputs);
    }

    /// <summary>The largest value of windows, as many as the output is to have. Source: keras.ops.adaptive_max_pool.</summary>
    /// <inheritdoc cref="AdaptiveAveragePool" path="/param"/>
    public static Tensor AdaptiveMaxPool(
        Tensor inputs, Integers outputSize, [NullIs("KerasConfig.ImageDataFormat")] DataFormat? dataFormat = null)
    {
        var size = ToSizes(outputSize);
        using AdaptivePooling layer = Rank(inputs) switch
        {
            1 => new AdaptiveMaxPooling1D(size, dataFormat, nameof(AdaptiveMaxPool)),
            2 => new AdaptiveMaxPooling2D(size, dataFormat, nameof(AdaptiveMaxPool)),
            _ => new AdaptiveMaxPooling3D(size, dataFormat, nameof(AdaptiveMaxPool)),
        };
        return layer.Compute(inputs);
    }

    /// <summary>The convolution with a kernel. Source: keras.ops.conv.</summary>
    /// <param name="inputs">(batch, spatial axes…, channels), one to three spatial axes.</param>
    /// <param name="kernel">(spatial axes…, channels or a part of them, for groups, output channels).</param>
    /// <param name="strides">The kernel's steps.</param>
    /// <param name="padding"><c>valid</c> or <c>same</c>.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <param name="dilationRate">The distance of the kernel's values.</param>
    public static Tensor Conv(
        Operand inputs, Operand kernel, [NullIs("1")] Integers? strides = null, Padding padding = default,
        [NullIs("KerasConfig.ImageDataFormat")] DataFormat? dataFormat = null, [NullIs("1")] Integers? dilationRate = null)
    {
        var (x, weights) = Operand.SameType(inputs, kernel);
        var format = dataFormat!.Value;
        var channels = x.shape[format == DataFormat.ChannelsLast ? (int)x.Dimensions - 1 : 1];
        if (weights.Dimensions != x.Dimensions || channels % weights.shape[^2] != 0)
            throw new ArgumentException(
                $"`kernel` must be (spatial axes…, channels or a part of them, output channels). Received: {Shape.Of(weights.shape)} "
                + $"for inputs of shape {Shape.Of(x.shape)}", nameof(kernel));
        return Plan(x, weights, strides, padding, format, dilationRate).Apply(x, weights, null, channels / weights.shape[^2]);
    }

    /// <summary>The convolution of each channel by itself, with a kernel (spatial axes…, channels, output channels of each).
    /// Source: keras.ops.depthwise_conv.</summary>
    /// <inheritdoc cref="Conv" path="/param"/>
    public static Tensor DepthwiseConv(
        Operand inputs, Operand kernel, [NullIs("1")] Integers? strides = null, Padding padding = default,
        [NullIs("KerasConfig.ImageDataFormat")] DataFormat? dataFormat = null, [NullIs("1")] Integers? dilationRate = null)
    {
        var (x, weights) = Operand.SameType(inputs, kernel);
        return Plan(x, weights, strides, padding, dataFormat!.Value, dilationRate).ApplyDepthwise(x, weights, null);
    }

    /// <summary>
    /// The convolution of each channel by itself, whose results are then mixed. Source: keras.ops.separable_conv.
    /// </summary>
    /// <param name="inputs">(batch, spatial axes…, channels), one to three spatial axes.</param>
    /// <param name="depthwiseKernel">(spatial axes…, channels, outputs of each).</param>
    /// <param name="pointwiseKernel">(ones…, channels · outputs of each, output channels).</param>
    /// <param name="strides">The kernel's steps.</param>
    /// <param name="padding"><c>valid</c> or <c>same</c>.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <param name="dilationRate">The distance of the kernel's values.</param>
    public static Tensor SeparableConv(
        Operand inputs, Operand depthwiseKernel, Operand pointwiseKernel, [NullIs("1")] Integers? strides = null, Padding padding = default,
        [NullIs("KerasConfig.ImageDataFormat")] DataFormat? dataFormat = null,
        [NullIs("1")] Integers? dilationRate = null) =>
        Conv(
            DepthwiseConv(inputs, depthwiseKernel, strides, padding, dataFormat, dilationRate), pointwiseKernel, 1, "valid", dataFormat, 1);

    /// <summary>The transposed convolution, which turns each value into a window. Source: keras.ops.conv_transpose.</summary>
    /// <param name="inputs">(batch, spatial axes…, channels), one to three spatial axes.</param>
    /// <param name="kernel">(spatial axes…, output channels, channels).</param>
    /// <param name="strides">The distance of the windows.</param>
    /// <param name="padding"><c>valid</c> or <c>same</c>.</param>
    /// <param name="outputPadding">What is added at the end of each spatial axis; null for what fits.</param>
    /// <param name="dataFormat">Where the channels are; null for <see cref="KerasConfig.ImageDataFormat"/>.</param>
    /// <param name="dilationRate">The distance of the kernel's values.</param>
    public static Tensor ConvTranspose(
        Operand inputs, Operand kernel, [NullIs("1")] Integers? strides = null, Padding padding = default, Integers? outputPadding = null,
        [NullIs("KerasConfig.ImageDataFormat")] DataFormat? dataFormat = null,
        [NullIs("1")] Integers? dilationRate = null)
    {
        var (x, weights) = Operand.SameType(inputs, kernel);
        var (rank, format) = (Rank(x), dataFormat!.Value);
        var channels = x.shape[format == DataFormat.ChannelsLast ? (int)x.Dimensions - 1 : 1];
        if (weights.Dimensions != x.Dimensions || channels != weights.shape[^1])
            throw new ArgumentException(
                $"`kernel` must be (spatial axes…, output channels, channels). Received: {Shape.Of(weights.shape)} for inputs of shape "
                + $"{Shape.Of(x.shape)}", nameof(kernel));
        var plan = new TransposedConvolutionPlan(
            new Sizes([.. weights.shape[..^2].Select(size => (int)size)]), ToSizes(strides!).ForRank(rank, nameof(strides)), padding,
            outputPadding is null ? null : ToSizes(outputPadding).ForRank(rank, nameof(outputPadding)), format,
            ToSizes(dilationRate!).ForRank(rank, nameof(dilationRate)));
        return plan.Apply(x, weights, null);
    }

    private static ConvolutionPlan Plan(Tensor x, Tensor kernel, Integers? strides, Padding padding, DataFormat format, Integers? dilation)
    {
        var rank = Rank(x);
        return new(
            new Sizes([.. kernel.shape[..^2].Select(size => (int)size)]), ToSizes(strides!).ForRank(rank, nameof(strides)), padding, format,
            ToSizes(dilation!).ForRank(rank, "dilationRate"));
    }

    private static Sizes ToSizes(Integers values) => values.ToArray();

    private static int Rank(Tensor x) => x.Dimensions is >= 3 and <= 5 and var axes ? (int)axes - 2 : throw new ArgumentException(
        $"`inputs` must be (batch, one to three spatial axes, channels). Received: {Shape.Of(x.shape)}", nameof(x));
}
