namespace KerasSharp.Operations;

/// <summary>Blocks of pixels in the channels, and back.</summary>
[Operations("keras.src.ops.nn")]
internal static class PixelBlocks
{
    /// <summary>Channels as blocks of pixels: an image so much larger, with fewer channels. Source: keras.ops.depth_to_space.</summary>
    /// <param name="x">(batch, height, width, channels).</param>
    /// <param name="blockSize">The size of a block, at least 2.</param>
    /// <param name="dataFormat">Where the channels are; null for channels_last.</param>
    /// <exception cref="ArgumentException">The channels are no whole number of blocks.</exception>
    public static Tensor DepthToSpace(Tensor x, int blockSize, [NullIs("DataFormat.ChannelsLast")] DataFormat? dataFormat = null)
    {
        var last = Check(x, blockSize, dataFormat!.Value);
        var (batch, height, width, channels) = Sizes(x, last);
        if (channels % (blockSize * blockSize) != 0)
            throw new ArgumentException(
                $"The number of channels must be divisible by the square of `blockSize`. Received: blockSize={blockSize}, x of shape "
                + $"{Shape.Of(x.shape)}", nameof(blockSize));
        var rest = channels / (blockSize * blockSize);
        return last
            ? x.reshape(batch, height, width, blockSize, blockSize, rest).permute(0, 1, 3, 2, 4, 5)
                .reshape(batch, height * blockSize, width * blockSize, rest)
            : x.reshape(batch, rest, blockSize, blockSize, height, width).permute(0, 1, 4, 2, 5, 3)
                .reshape(batch, rest, height * blockSize, width * blockSize);
    }

    /// <summary>Blocks of pixels as channels: an image so much smaller, with more channels. Source: keras.ops.space_to_depth.</summary>
    /// <inheritdoc cref="DepthToSpace" path="/param"/>
    /// <exception cref="ArgumentException">The image is no whole number of blocks.</exception>
    public static Tensor SpaceToDepth(Tensor x, int blockSize, [NullIs("DataFormat.ChannelsLast")] DataFormat? dataFormat = null)
    {
        var last = Check(x, blockSize, dataFormat!.Value);
        var (batch, height, width, channels) = Sizes(x, last);
        if (height % blockSize != 0 || width % blockSize != 0)
            throw new ArgumentException(
                $"Height and width must be divisible by `blockSize`. Received: blockSize={blockSize}, x of shape {Shape.Of(x.shape)}",
                nameof(blockSize));
        var (rows, columns, all) = (height / blockSize, width / blockSize, channels * blockSize * blockSize);
        return last
            ? x.reshape(batch, rows, blockSize, columns, blockSize, channels).permute(0, 1, 3, 2, 4, 5).reshape(batch, rows, columns, all)
            : x.reshape(batch, channels, rows, blockSize, columns, blockSize).permute(0, 1, 3, 5, 2, 4).reshape(batch, all, rows, columns);
    }

    /// <summary>Blocks at all places of images, one a column. Source: keras.ops.unfold.</summary>
    /// <param name="x">(batch, channels, height, width).</param>
    /// <param name="kernelSize">The size of a block.</param>
    /// <param name="dilation">The distance of a block's pixels.</param>
    /// <param name="padding">The zeros around the image.</param>
    /// <param name="stride">The distance of blocks.</param>
    /// <returns>(batch, channels · pixels of a block, blocks).</returns>
    public static Tensor Unfold(
        Tensor x, Integers kernelSize, [NullIs("1")] Integers? dilation = null, [NullIs("0")] Integers? padding = null,
        [NullIs("1")] Integers? stride = null) => x.Dimensions == 4
        ? nn.functional.unfold(x, Pair(kernelSize), Pair(dilation!), Pair(padding!), Pair(stride!))
        : throw new ArgumentException($"`x` must have four axes. Received: {Shape.Of(x.shape)}", nameof(x));

    /// <summary>Images of blocks, which are added up where they overlap. Source: keras.ops.fold.</summary>
    /// <param name="x">(batch, channels · pixels of a block, blocks).</param>
    /// <param name="outputSize">Height and width of the images.</param>
    /// <param name="kernelSize">The size of a block.</param>
    /// <param name="dilation">The distance of a block's pixels.</param>
    /// <param name="padding">The zeros around the image.</param>
    /// <param name="stride">The distance of blocks.</param>
    /// <returns>(batch, channels, height, width).</returns>
    public static Tensor Fold(
        Tensor x, Integers outputSize, Integers kernelSize, [NullIs("1")] Integers? dilation = null, [NullIs("0")] Integers? padding = null,
        [NullIs("1")] Integers? stride = null) => x.Dimensions == 3
        ? nn.functional.fold(x, Pair(outputSize), Pair(kernelSize), Pair(dilation!), Pair(padding!), Pair(stride!))
        : throw new ArgumentException($"`x` must have three axes. Received: {Shape.Of(x.shape)}", nameof(x));

    private static (long, long) Pair(Integers sizes) => sizes switch
    {
        [var one] => (one, one),
        [var height, var width] => (height, width),
        _ => throw new ArgumentException($"One or two numbers are expected. Received: {sizes}", nameof(sizes)),
    };

    private static bool Check(Tensor x, int blockSize, DataFormat format)
    {
        if (blockSize < 2 || x.Dimensions != 4)
            throw new ArgumentException(
                $"`blockSize` must be at least 2, and `x` have four axes. Received: blockSize={blockSize}, x of shape {Shape.Of(x.shape)}",
                nameof(blockSize));
        return format == DataFormat.ChannelsLast;
    }

    private static (long Batch, long Height, long Width, long Channels) Sizes(Tensor x, bool last) =>
        last ? (x.shape[0], x.shape[1], x.shape[2], x.shape[3]) : (x.shape[0], x.shape[2], x.shape[3], x.shape[1]);
}
