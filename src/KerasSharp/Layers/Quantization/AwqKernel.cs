namespace KerasSharp.Layers;

/// <summary>A kernel that was quantized by AWQ: the weights of each input were multiplied by a scale before.</summary>
internal sealed class AwqKernel(Layer layer, KernelProduct product, AWQDTypePolicy policy)
    : CalibratedKernel(layer, product, policy.WeightBits, policy.GroupSize)
{
    private Variable _scales = null!;

    /// <inheritdoc/>
    protected override void BuildFurther() => _scales = Add("awq_scales", [Matrix.Rows], initializer: "ones");

    /// <inheritdoc/>
    protected override Tensor Unscale(Tensor matrix) => matrix / _scales.As(matrix.dtype).unsqueeze(-1);
}
