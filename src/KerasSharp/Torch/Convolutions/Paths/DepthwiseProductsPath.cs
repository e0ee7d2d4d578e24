namespace KerasSharp.Torch.Convolutions;

/// <summary>A depthwise convolution as one product of elements a point of the window, added up.</summary>
internal sealed class DepthwiseProductsPath : ConvolutionPath
{
    /// <inheritdoc/>
    public override bool AlwaysRight => true;

    /// <inheritdoc/>
    public override bool Fits(Tensor x, Tensor weight, ConvolutionOptions options) =>
        x.dtype == ScalarType.Float32 && !options.Transposed && weight.size(1) == 1;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options)
    {
        var multiplier = weight.size(0) / options.Groups;
        Tensor? sum = null;
        var points = WindowPoints.Kernel(weight).squeeze(1).unbind();
        foreach (var (view, point) in WindowPoints.Of(x, weight.shape[2..], options).Zip(points))
        {
            var (data, factor) = multiplier == 1 ? (view, point) : (view.unsqueeze(-1), point.view(options.Groups, multiplier));
            sum = sum is null ? data * factor : sum.addcmul(data, factor, 1);
        }

        var y = multiplier == 1 ? sum! : sum!.flatten(-2);
        return Layouts.Of(Layouts.ToFirst(bias is null ? y : y + bias), options.ChannelsLast);
    }
}
