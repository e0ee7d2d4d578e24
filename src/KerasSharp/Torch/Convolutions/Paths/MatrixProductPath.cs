namespace KerasSharp.Torch.Convolutions;

/// <summary>A kernel of one point as a matrix product over the channels.</summary>
internal sealed class MatrixProductPath : ConvolutionPath
{
    /// <inheritdoc/>
    public override bool AlwaysRight => true;

    /// <inheritdoc/>
    public override bool Fits(Tensor x, Tensor weight, ConvolutionOptions options) =>
        x.dtype == ScalarType.Float32 && options.Groups == 1 && PointwiseStrides.IsPoint(weight)
        && Array.TrueForAll(options.Strides, stride => stride == 1) && Array.TrueForAll(options.Padding, size => size == 0)
        && (options.OutputPadding is null || Array.TrueForAll(options.OutputPadding, size => size == 0));

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options)
    {
        var matrix = weight.flatten(1);
        if (options.Transposed)
            matrix = matrix.t();
        if (options.ChannelsLast)
            return Layouts.ToFirst(nn.functional.linear(Layouts.ToLast(x), matrix, bias));
        var shape = x.shape;
        shape[1] = matrix.size(0);
        return Layouts.AddBias(matrix.MatMul(x.flatten(2)).view(shape), bias);
    }
}
