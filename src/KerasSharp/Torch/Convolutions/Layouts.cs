namespace KerasSharp.Torch.Convolutions;

/// <summary>The two orders of axes in memory that convolutions know. The axes themselves stay (batch, channels, spatial axes…).</summary>
internal static class Layouts
{
    private static readonly long[] ImageToLast = [0, 2, 3, 1];
    private static readonly long[] ImageToFirst = [0, 3, 1, 2];
    private static readonly long[] VolumeToLast = [0, 2, 3, 4, 1];
    private static readonly long[] VolumeToFirst = [0, 4, 1, 2, 3];

    /// <summary>The axes in the order (batch, spatial axes…, channels); a view.</summary>
    public static Tensor ToLast(Tensor x) => x.permute(x.Dimensions == 5 ? VolumeToLast : ImageToLast);

    /// <summary>Back from <see cref="ToLast"/>; a view.</summary>
    public static Tensor ToFirst(Tensor x) => x.permute(x.Dimensions == 5 ? VolumeToFirst : ImageToFirst);

    /// <summary>The same values with the channels last in memory; copied only where they are not.</summary>
    public static Tensor ChannelsLast(Tensor x) => ToFirst(InOrder(ToLast(x)));

    /// <summary>The same values with the channels before the spatial axes in memory; copied only where they are not.</summary>
    public static Tensor ChannelsFirst(Tensor x) => InOrder(x);

    /// <summary>In the order that the options ask for.</summary>
    public static Tensor Of(Tensor x, bool channelsLast) => channelsLast ? ChannelsLast(x) : ChannelsFirst(x);

    /// <summary>Contiguous, with the strides that follow from the sizes on axes of size 1 as well: by those libtorch decides which order
    /// the data is in.</summary>
    private static Tensor InOrder(Tensor x)
    {
        x = Contiguous(x);
        var (shape, strides, next) = (x.shape, x.stride(), 1L);
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            if (strides[axis] != next)
                return x.view(-1).view(shape);
            next *= shape[axis];
        }

        return x;
    }

    /// <summary>Contiguous. A kernel in Keras's order, whose first axis is the last in memory, is turned as a matrix: libtorch does that in
    /// blocks, and axes in general value by value.</summary>
    private static Tensor Contiguous(Tensor x)
    {
        if (x.numel() < 3600 || x.is_contiguous())
            return x.contiguous();
        var turned = x.permute([.. Enumerable.Range(1, (int)x.Dimensions - 1).Select(axis => (long)axis), 0]);
        return turned.is_contiguous() ? turned.view(-1, x.size(0)).t().contiguous().view(x.shape) : x.contiguous();
    }

    /// <summary>A bias (channels) added to (batch, channels, spatial axes…).</summary>
    public static Tensor AddBias(Tensor y, Tensor? bias) =>
        bias is null ? y : y + bias.view([-1, .. Enumerable.Repeat(1L, (int)y.Dimensions - 2)]);
}
