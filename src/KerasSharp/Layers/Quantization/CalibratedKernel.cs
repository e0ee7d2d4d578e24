namespace KerasSharp.Layers;

/// <summary>A kernel of few bits that was quantized with calibration data; it becomes floating-point numbers for each product.</summary>
/// <remarks>It is stored as a matrix (outputs, inputs), packed along the outputs; groups of inputs share a scale and a zero point for each
/// output.</remarks>
/// <param name="layer">The layer.</param>
/// <param name="product">How it multiplies.</param>
/// <param name="bits">The bits of a weight.</param>
/// <param name="groupSize">How many inputs share a scale; −1 for all.</param>
internal abstract class CalibratedKernel(Layer layer, KernelProduct product, int bits, int groupSize) : QuantizedKernel(layer, product)
{
    private Variable _kernel = null!;
    private Variable _scale = null!;
    private Variable _zero = null!;
    private Variable _groups = null!;

    /// <summary>The kernel as a matrix: inputs times outputs.</summary>
    public (long Rows, long Columns) Matrix { get; } = product.CalibrationMatrix;

    /// <inheritdoc/>
    protected override bool BiasFirst => true;

    /// <inheritdoc/>
    public override void Build()
    {
        var packed = bits switch
        {
            4 => (Matrix.Columns + 1) / 2,
            2 => (Matrix.Columns + 3) / 4,
            _ => Matrix.Columns,
        };
        var groups = Blocks.Count(Matrix.Rows, groupSize > 0 ? groupSize : null);
        _kernel = Add("kernel", [packed, Matrix.Rows], ScalarType.Byte);
        _scale = Add("kernel_scale", [Matrix.Columns, groups], initializer: "ones");
        _zero = Add(Product is DenseProduct ? "kernel_zero" : "zero_point", [Matrix.Columns, groups], ScalarType.Byte);
        BuildFurther();
        _groups = Add("g_idx", [Matrix.Rows], ScalarType.Float32);
    }

    /// <summary>What calibration found, as the variables hold it.</summary>
    /// <param name="values">The rounded weights, (outputs, inputs), from 0.</param>
    /// <param name="others">The values of the other variables, in order.</param>
    public Tensor[] Pack(Tensor values, params ReadOnlySpan<Tensor> others)
    {
        var bytes = values.to_type(ScalarType.Byte);
        return [bits switch
        {
            4 => Quantization.PackInt4(bytes, 0, ScalarType.Byte).Packed,
            2 => Quantization.PackInt2(bytes, 0, ScalarType.Byte).Packed,
            _ => bytes.contiguous(),
        }, .. others];
    }

    /// <inheritdoc/>
    public override Tensor[] Quantize(Tensor weight) => throw new NotSupportedException(
        $"Layer \"{Layer.Name}\" is quantized with calibration data, by the model's `Quantize`.");

    /// <inheritdoc/>
    public override Tensor Multiply(Tensor x, bool training) => Product.Multiply(x, Dequantize(x.dtype));

    /// <inheritdoc/>
    public override Tensor Dequantize(ScalarType type)
    {
        var values = bits switch
        {
            4 => Quantization.UnpackInt4(_kernel.Value, Matrix.Columns, 0, ScalarType.Byte),
            2 => Quantization.UnpackInt2(_kernel.Value, Matrix.Columns, 0, ScalarType.Byte),
            _ => _kernel.Value,
        };
        var matrix = Quantization.DequantizeWithSZMap(values, _scale.As(type), _zero.Value, _groups.Value).t();
        return Unscale(matrix).reshape(Product.Shape);
    }

    /// <summary>Makes variables that stand before the groups.</summary>
    protected virtual void BuildFurther()
    {
    }

    /// <summary>Takes back what was done to the kernel, (inputs, outputs), before it was quantized.</summary>
    protected virtual Tensor Unscale(Tensor matrix) => matrix;
}
