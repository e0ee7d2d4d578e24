namespace KerasSharp.Torch.Convolutions;

/// <summary>The options of a convolution over two or three spatial axes, as libtorch takes them.</summary>
/// <param name="Strides">Steps of the window; one value a spatial axis, as with all others.</param>
/// <param name="Padding">Zeros at both ends of an axis; of a transposed convolution, what is cut off there.</param>
/// <param name="Dilation">Distance between the points of the window.</param>
/// <param name="Groups">Groups of channels that are convolved separately.</param>
/// <param name="ChannelsLast">Whether the channels of the data are the last axis in memory.</param>
/// <param name="OutputPadding">Of a transposed convolution, what is added at the end of an axis; null for an ordinary convolution.</param>
internal sealed record ConvolutionOptions(
    long[] Strides, long[] Padding, long[] Dilation, long Groups = 1, bool ChannelsLast = false, long[]? OutputPadding = null)
{
    /// <summary>The number of spatial axes.</summary>
    public int Rank => Strides.Length;

    /// <summary>Whether the convolution is transposed.</summary>
    public bool Transposed => OutputPadding is not null;

    /// <summary>libtorch's convolution of tensors (batch, channels, spatial axes…).</summary>
    public Tensor Call(Tensor x, Tensor weight, Tensor? bias) => (Transposed, Rank) switch
    {
        (false, 2) => nn.functional.conv2d(x, weight, bias, Strides, Padding, Dilation, Groups),
        (false, _) => nn.functional.conv3d(x, weight, bias, Strides, Padding, Dilation, Groups),
        (true, 2) => nn.functional.conv_transpose2d(x, weight, bias, Strides, Padding, OutputPadding, Dilation, Groups),
        (true, _) => nn.functional.conv_transpose3d(x, weight, bias, Strides, Padding, OutputPadding, Dilation, Groups),
    };

    /// <summary>Output channels of a kernel: (output, input / groups, …), transposed (input, output / groups, …).</summary>
    public long OutputChannels(long[] weight) => Transposed ? weight[1] * Groups : weight[0];

    /// <summary>Size of an axis of the output.</summary>
    /// <param name="axis">The spatial axis, from 0.</param>
    /// <param name="size">Its size in the input.</param>
    /// <param name="kernel">The kernel's size on it.</param>
    public long OutputSize(int axis, long size, long kernel)
    {
        var window = ((kernel - 1) * Dilation[axis]) + 1;
        return Transposed
            ? ((size - 1) * Strides[axis]) - (2 * Padding[axis]) + window + OutputPadding![axis]
            : ((size + (2 * Padding[axis]) - window) / Strides[axis]) + 1;
    }
}
