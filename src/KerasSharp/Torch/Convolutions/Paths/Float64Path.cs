namespace KerasSharp.Torch.Convolutions;

/// <summary>A convolution in float64, which libtorch computes with kernels of its own.</summary>
internal sealed class Float64Path : ConvolutionPath
{
    /// <inheritdoc/>
    public override bool AlwaysRight => true;

    /// <inheritdoc/>
    public override bool Fits(Tensor x, Tensor weight, ConvolutionOptions options) => true;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options) => ConvolutionPath.AsGiven.Apply(
        x.to(ScalarType.Float64), weight.to(ScalarType.Float64), bias?.to(ScalarType.Float64), options).to(x.dtype);
}
