namespace KerasSharp.Layers;

/// <summary>The way between Keras's layouts of sequences, images and volumes and that of torch's kernels, (batch, channels, spatial
/// axes…).</summary>
/// <remarks>Nothing is copied: a channels-last image whose axes are permuted is what torch calls the channels_last memory format, which its
/// kernels take as it is. A sequence goes through the kernels for images, as an image of one row: torch's own kernels for sequences would
/// copy it first.</remarks>
internal static class SpatialAxes
{
    private static readonly long[] ImageToFirst = [0, 3, 1, 2];
    private static readonly long[] ImageToLast = [0, 2, 3, 1];
    private static readonly long[] KernelImageToFirst = [3, 2, 0, 1];
    private static readonly long[] KernelVolumeToFirst = [4, 3, 0, 1, 2];
    private static readonly long[] VolumeToFirst = [0, 4, 1, 2, 3];
    private static readonly long[] VolumeToLast = [0, 2, 3, 4, 1];

    /// <summary>The data as torch's kernels want it; a sequence as an image of one row.</summary>
    public static Tensor ToTorch(Tensor x, int rank, DataFormat format)
    {
        if (format == DataFormat.ChannelsLast)
            return rank == 3 ? x.permute(VolumeToFirst) : (rank == 1 ? x.unsqueeze(1) : x).permute(ImageToFirst);
        return rank == 1 ? x.unsqueeze(2) : x;
    }

    /// <summary>Back from torch's layout.</summary>
    public static Tensor FromTorch(Tensor y, int rank, DataFormat format)
    {
        if (format == DataFormat.ChannelsLast)
            return rank == 3 ? y.permute(VolumeToLast) : rank == 1 ? y.permute(ImageToLast).squeeze(1) : y.permute(ImageToLast);
        return rank == 1 ? y.squeeze(2) : y;
    }

    /// <summary>A kernel (spatial axes…, a, b) as torch's kernels want it, (b, a, spatial axes…); a view. That of a sequence gets the axis
    /// of the one row.</summary>
    public static Tensor KernelToTorch(Tensor kernel, int rank) =>
        rank == 3 ? kernel.permute(KernelVolumeToFirst) : (rank == 1 ? kernel.unsqueeze(0) : kernel).permute(KernelImageToFirst);

    /// <summary>Sizes an axis as torch's kernels want them: those of a sequence behind that of the one row.</summary>
    public static long[] ToTorch(Sizes sizes, long row) => sizes.Count == 1 ? [row, sizes[0]] : sizes.ToLongs();

    /// <summary>The axis of the channels.</summary>
    public static int Channels(DataFormat format) => format == DataFormat.ChannelsLast ? -1 : 1;

    /// <summary>The first of the spatial axes.</summary>
    public static int First(DataFormat format) => format == DataFormat.ChannelsLast ? 1 : 2;

    /// <summary>What "same" padding adds before and after an axis; the odd one after.</summary>
    public static (long Before, long After) SamePadding(long size, long window, long stride)
    {
        var total = Math.Max(0, (((size + stride - 1) / stride) - 1) * stride + window - size);
        return (total / 2, total - (total / 2));
    }

    /// <summary>The shape after a window has moved over the spatial axes.</summary>
    /// <param name="input">The input's shape.</param>
    /// <param name="channels">The output's channels.</param>
    /// <param name="window">The window's extent on each axis, dilation included.</param>
    /// <param name="strides">The window's steps.</param>
    /// <param name="padding">Only with "valid" does the window have to fit.</param>
    /// <param name="format">Where the channels stand.</param>
    /// <param name="layer">The layer's name, for messages.</param>
    /// <param name="what">What the window is, for messages: <c>kernelSize=(3, 3)</c>.</param>
    /// <exception cref="ArgumentException">The shape has another number of axes, or nothing would be left.</exception>
    public static Shape OutputShape(
        Shape input, long? channels, long[] window, Sizes strides, Padding padding, DataFormat format, string layer, string what)
    {
        CheckRank(input, strides.Count, layer);
        var output = input.With(Channels(format), channels);
        for (var i = 0; i < strides.Count; i++)
        {
            var axis = First(format) + i;
            if (input[axis] is not { } size)
                continue;
            var left = padding == Padding.Valid ? FloorDiv(size - window[i], strides[i]) + 1 : FloorDiv(size - 1, strides[i]) + 1;
            if (left <= 0)
            {
                throw new ArgumentException(
                    $"Computed output size would be zero or negative in layer \"{layer}\". Received: input_shape={input}, {what}, "
                    + $"strides={strides}, padding={padding}", nameof(input));
            }

            output = output.With(axis, left);
        }

        return output;
    }

    /// <summary>The size of the channel axis.</summary>
    /// <exception cref="ArgumentException">It is unknown or 0, or the shape has another number of axes.</exception>
    public static long KnownChannels(Shape input, int rank, DataFormat format, string layer)
    {
        CheckRank(input, rank, layer);
        var channels = format == DataFormat.ChannelsLast ? input[^1] : input[1];
        return channels > 0 ? channels.Value : throw new ArgumentException(
            $"The channel axis of the input of layer \"{layer}\" must be known and have a size of at least 1. Received: "
            + $"input_shape={input}, data_format={format}", nameof(input));
    }

    /// <summary>Refuses a shape that is not (batch, spatial axes…, channels).</summary>
    public static void CheckRank(Shape input, int rank, string layer) => new InputSpec(ndim: rank + 2).Check(input, 0, layer);

    private static long FloorDiv(long a, long b) => (long)Math.Floor((double)a / b);
}
