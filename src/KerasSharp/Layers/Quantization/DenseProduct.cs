namespace KerasSharp.Layers;

/// <summary>The product over the last axis of the input and the first of a kernel (d, units).</summary>
internal sealed class DenseProduct(long[] shape) : KernelProduct(shape)
{
    /// <inheritdoc/>
    public override int[] KernelAxes { get; } = [0];

    /// <inheritdoc/>
    public override long[] ScaleShape => [Shape[1]];

    /// <inheritdoc/>
    public override int[] InputAxes(long rank) => [(int)rank - 1];

    /// <inheritdoc/>
    public override Tensor Multiply(Tensor x, Tensor kernel) => x.MatMul(kernel);

    /// <inheritdoc/>
    public override Tensor ScaleToOutput(Tensor scale) => scale.squeeze(0);

    /// <inheritdoc/>
    public override Tensor ScaleToKernel(Tensor scale) => scale;

    /// <inheritdoc/>
    public override Tensor InputScaleToOutput(Tensor scale) => scale;
}
