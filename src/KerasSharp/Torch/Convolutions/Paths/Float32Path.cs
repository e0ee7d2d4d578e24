namespace KerasSharp.Torch.Convolutions;

/// <summary>A convolution of 16-bit values in float32, for which a path is chosen in turn.</summary>
internal sealed class Float32Path : ConvolutionPath
{
    /// <inheritdoc/>
    public override bool AlwaysRight => true;

    /// <inheritdoc/>
    public override bool Fits(Tensor x, Tensor weight, ConvolutionOptions options) => x.dtype is ScalarType.BFloat16 or ScalarType.Float16;

    /// <inheritdoc/>
    public override Tensor Apply(Tensor x, Tensor weight, Tensor? bias, ConvolutionOptions options) => CheckedConvolution.Apply(
        x.to(ScalarType.Float32), weight.to(ScalarType.Float32), bias?.to(ScalarType.Float32), options).to(x.dtype);
}
