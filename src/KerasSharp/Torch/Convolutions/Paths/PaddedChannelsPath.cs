namespace KerasSharp.Torch.Convolutions;

/// <summary>libtorch's convolution with the channels first and filled up with zeros to multiples of a vector, which other kernels
/// compute.</summary>
internal sealed class PaddedChannelsPath : ConvolutionPath
{
    /// <inheritdoc/>
    public override bool Fits(Tensor x, Tensor weight, ConvolutionOptions options) => options.Groups == 1 && IsUneven(weight);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options)
    {
        var outputs = options.OutputChannels(weight.shape);
        x = Layouts.ChannelsFirst(nn.functional.pad(x, ZeroPadding.After(options.Rank, Missing(x.size(1)))));
        weight = nn.functional.pad(weight, [.. new long[2 * options.Rank], 0, Missing(weight.size(1)), 0, Missing(weight.size(0))]);
        var y = Layouts.AddBias(options.Call(x, Layouts.ChannelsFirst(weight), null).narrow(1, 0, outputs), bias);
        return Layouts.Of(y, options.ChannelsLast);
    }

    private static long Missing(long channels) => (Vector - (channels % Vector)) % Vector;
}
