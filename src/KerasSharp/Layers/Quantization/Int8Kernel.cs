namespace KerasSharp.Layers;

/// <summary>A kernel of 8-bit integers; by default inputs are rounded to such too, with a scale for each product.</summary>
internal sealed class Int8Kernel(Layer layer, KernelProduct product, QuantizationConfig? config) : QuantizedKernel(layer, product)
{
    private readonly Quantizer? _inputs = config is null ? new AbsMaxQuantizer() : config.ActivationQuantizer;
    private readonly Quantizer _weights = config?.WeightQuantizer ?? new AbsMaxQuantizer();
    private Variable _kernel = null!;
    private Variable _scale = null!;

    /// <inheritdoc/>
    public override bool TakesLora => true;

    /// <inheritdoc/>
    public override void Build()
    {
        _kernel = Add("kernel", Product.Shape, ScalarType.Int8);
        _scale = Add("kernel_scale", Product.ScaleShape, initializer: "ones");
    }

    /// <inheritdoc/>
    public override Tensor[] Quantize(Tensor weight)
    {
        var (values, scale) = _weights.Apply(weight, (_weights as AbsMaxQuantizer)?.Axis ?? Product.KernelAxes);
        return [values, Product.ScaleToOutput(scale)];
    }

    /// <inheritdoc/>
    public override Tensor Multiply(Tensor x, bool training)
    {
        if (_inputs is null)
            return Product.Multiply(x, _kernel.As(x.dtype)) / _scale.As(x.dtype);
        if (Product is DenseProduct && _inputs is AbsMaxQuantizer { ValueRange: ( >= sbyte.MinValue, <= sbyte.MaxValue) } quantizer
            && !(x.requires_grad && is_grad_enabled()) && Int8Product.Takes(x, _kernel.Value))
            return Int8Product.Multiply(x, _kernel.Value, _scale.As(x.dtype), quantizer);
        // Sums of products of such integers are exact in float32 up to 2^24, and no more than rounded beyond.
        var type = x.dtype == ScalarType.Float64 ? ScalarType.Float64 : ScalarType.Float32;
        return _inputs.RoundAround(
            x, values => Product.Multiply(values.to_type(type), _kernel.As(type)),
            scale => Product.InputScaleToOutput(scale) * _scale.As(x.dtype),
            values => Product.Multiply(values, _kernel.As(x.dtype)) / _scale.As(x.dtype), Product.InputAxes(x.Dimensions));
    }

    /// <inheritdoc/>
    public override Tensor Dequantize(ScalarType type) => _kernel.Value.to_type(type) / Product.ScaleToKernel(_scale.As(type));
}
