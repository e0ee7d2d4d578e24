namespace KerasSharp.Layers;

/// <summary>A kernel of −1, 0 and 1 with one scale, five values in a byte (BitNet b1.58).</summary>
/// <remarks>Values above half the mean of |kernel| keep their sign; the mean is the scale.</remarks>
internal sealed class TernaryKernel(Layer layer, KernelProduct product) : QuantizedKernel(layer, product)
{
    private const int ValuesOfByte = 5;

    private Variable _kernel = null!;
    private Variable _scale = null!;

    /// <inheritdoc/>
    public override void Build()
    {
        _kernel = Add("kernel", [(Product.Shape[0] + ValuesOfByte - 1) / ValuesOfByte, Product.Shape[1]], ScalarType.Byte);
        _scale = Add("kernel_scale", [], initializer: "ones");
    }

    /// <inheritdoc/>
    public override Tensor[] Quantize(Tensor weight)
    {
        var sizes = weight.abs();
        var mean = sizes.mean();
        var values = weight.sign() * sizes.gt(mean * 0.5).to_type(weight.dtype);
        return [Quantization.PackTernary(values, 0).Packed, mean];
    }

    /// <inheritdoc/>
    public override Tensor Multiply(Tensor x, bool training) => Product.Multiply(x, Values(x.dtype)) * _scale.As(x.dtype);

    /// <inheritdoc/>
    public override Tensor Dequantize(ScalarType type) => Values(type) * _scale.As(type);

    private Tensor Values(ScalarType type) => Quantization.UnpackTernary(_kernel.Value, Product.Shape[0], 0).to_type(type);
}
