namespace KerasSharp.Torch.Convolutions;

/// <summary>libtorch's convolution with the data copied into the other order in memory, and the result back.</summary>
internal sealed class OtherLayoutPath : ConvolutionPath
{
    /// <inheritdoc/>
    public override bool Fits(Tensor x, Tensor weight, ConvolutionOptions options) => !IsErratic(x, weight, !options.ChannelsLast, options);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options) => options.ChannelsLast
        ? Layouts.ChannelsLast(options.Call(Layouts.ChannelsFirst(x), Layouts.ChannelsFirst(weight), bias))
        : options.Call(Layouts.ChannelsLast(x), Layouts.ChannelsLast(weight), bias).contiguous();
}
