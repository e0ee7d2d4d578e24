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
