namespace KerasSharp.Torch.Convolutions;

/// <summary>The points of all windows side by side, and one product with the kernel as Keras's order has it in memory, (points · input
/// channels, output channels).</summary>
/// <remarks>Every other way copies the kernel into libtorch's order on each call. Where there are fewer windows than output channels, as in
/// the last blocks of a network for images, that copy takes longer than the convolution, and the windows are the smaller copy.</remarks>
internal sealed class KernelAsMatrixPath : ConvolutionPath
{
    private static readonly long[] KerasOrder = [2, 3, 1, 0];

    /// <summary>The only instance.</summary>
    public static KernelAsMatrixPath Instance { get; } = new();

    /// <inheritdoc/>
    public override bool AlwaysRight => true;

    /// <summary>Whether the path can compute it and is the fastest, on any processor.</summary>
    public override bool Fits(Tensor x, Tensor weight, ConvolutionOptions options)
    {
        if (!options.ChannelsLast || options.Transposed || options.Groups != 1 || options.Rank != 2 || x.dtype != ScalarType.Float32)
            return false;
        var windows = x.size(0) * options.OutputSize(0, x.size(2), weight.size(2)) * options.OutputSize(1, x.size(3), weight.size(3));
        // Gradients through windows that overlap would be slow.
        return windows > 0 && windows <= weight.size(0) && !NeededGradients.Of(x, weight, null).Any
            && weight.permute(KerasOrder).is_contiguous();
    }

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options)
    {
        var (height, width, outputs) = (weight.size(2), weight.size(3), weight.size(0));
        long[] shape = [x.size(0), options.OutputSize(0, x.size(2), height), options.OutputSize(1, x.size(3), width), outputs];
        var data = Layouts.ToLast(ZeroPadding.Apply(x, options.Padding));
        var strides = data.stride();
        var windows = data.as_strided(
            [.. shape[..3], height, width, x.size(1)],
            [strides[0], strides[1] * options.Strides[0], strides[2] * options.Strides[1], strides[1] * options.Dilation[0],
                strides[2] * options.Dilation[1], strides[3]],
            data.storage_offset());
        var columns = windows.reshape(shape[0] * shape[1] * shape[2], -1);
        var matrix = weight.permute(KerasOrder).view(-1, outputs);
        return Layouts.ToFirst((bias is null ? columns.mm(matrix) : addmm(bias, columns, matrix, 1, 1)).view(shape));
    }
}
