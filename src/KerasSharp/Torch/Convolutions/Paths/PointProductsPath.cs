namespace KerasSharp.Torch.Convolutions;

/// <summary>One matrix product a point of the window, added up: little memory, and fast with many channels.</summary>
internal sealed class PointProductsPath : ConvolutionPath
{
    private const long FewChannels = 16;

    /// <inheritdoc/>
    public override bool AlwaysRight => true;

    /// <inheritdoc/>
    public override bool Fits(Tensor x, Tensor weight, ConvolutionOptions options) =>
        x.dtype == ScalarType.Float32 && !options.Transposed && options.Groups == 1 && weight.size(1) >= FewChannels;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options)
    {
        Tensor? sum = null;
        long[] shape = [];
        var matrices = WindowPoints.Kernel(weight).unbind();
        foreach (var (view, matrix) in WindowPoints.Of(x, weight.shape[2..], options).Zip(matrices))
        {
            shape = view.shape;
            var product = view.reshape(-1, view.size(-1)).mm(matrix);
            if (sum is null)
            {
                sum = product;
                continue;
            }

            sum.add_(product);
            product.Dispose();
        }

        shape[^1] = weight.size(0);
        var y = sum!.view(shape);
        return Layouts.Of(Layouts.ToFirst(bias is null ? y : y + bias), options.ChannelsLast);
    }
}
