namespace KerasSharp.Torch.Convolutions;

/// <summary>libtorch's convolution with the kernel in the data's order in memory.</summary>
/// <remarks>A kernel in neither order is refused in the backward pass ("grad_weight must be contiguous"), and by libtorch's own kernels for
/// images one of a single filter with the channels last too.</remarks>
internal sealed class AsGivenPath : ConvolutionPath
{
    /// <inheritdoc/>
    public override bool Fits(Tensor x, Tensor weight, ConvolutionOptions options) => !IsErratic(x, weight, options.ChannelsLast, options);

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options) =>
        options.Call(x, Layouts.Of(weight, options.ChannelsLast && (weight.size(0) > 1 || options.Rank == 3)), bias);
}
