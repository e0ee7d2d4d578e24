namespace KerasSharp.Torch.Convolutions;

/// <summary>The points of all windows side by side in a matrix, and one matrix product a group.</summary>
internal sealed class ColumnsPath : ConvolutionPath
{
    /// <inheritdoc/>
    public override bool AlwaysRight => true;

    /// <inheritdoc/>
    public override bool Fits(Tensor x, Tensor weight, ConvolutionOptions options) =>
        x.dtype is ScalarType.Float32 or ScalarType.Float64 && !options.Transposed;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options)
    {
        var (groups, outputs, inner) = (options.Groups, weight.size(0), weight.size(1));
        long[] shape = [];
        List<Tensor> parts = [];
        foreach (var view in WindowPoints.Of(x, weight.shape[2..], options))
        {
            shape = view.shape;
            parts.Add(view.reshape(-1, groups, inner));
        }

        // (groups, windows, points · channels) times (groups, points · channels, outputs / groups).
        var columns = cat(parts, -1).transpose(0, 1);
        var kernel = WindowPoints.Kernel(weight).flatten(0, 1).unflatten(1, groups, outputs / groups).transpose(0, 1);
        shape[^1] = outputs;
        var y = columns.bmm(kernel).transpose(0, 1).reshape(shape);
        return Layouts.Of(Layouts.ToFirst(bias is null ? y : y + bias), options.ChannelsLast);
    }
}
