namespace KerasSharp.Layers;

/// <summary>A kernel of 4-bit integers, two in a byte, that becomes floating-point numbers for each product.</summary>
/// <remarks>It is stored as a matrix; with blocks, rows that follow each other share a scale and a zero point for each column.</remarks>
internal sealed class Int4Kernel(Layer layer, KernelProduct product, QuantizationConfig? config, int? blockSize)
    : QuantizedKernel(layer, product)
{
    private static readonly (int, int) Range = (-8, 7);

    private readonly (long Rows, long Columns) _matrix = product.Matrix;
    private Variable _kernel = null!;
    private Variable _scale = null!;
    private Variable? _zero;
    private Variable? _blocks;

    /// <inheritdoc/>
    public override bool TakesLora => true;

    /// <inheritdoc/>
    public override void Build()
    {
        long[] shape = blockSize is null ? [_matrix.Columns] : [Blocks.Count(_matrix.Rows, blockSize), _matrix.Columns];
        _kernel = Add("kernel", [_matrix.Rows, (_matrix.Columns + 1) / 2], ScalarType.Int8);
        _scale = Add("kernel_scale", shape, initializer: "ones");
        if (blockSize is null)
            return;
        _zero = Add("kernel_zero", shape, ScalarType.Int8);
        _blocks = Add("g_idx", [_matrix.Rows], ScalarType.Float32);
        _blocks.Assign(Blocks.Indices(_matrix.Rows, blockSize.Value));
    }

    /// <inheritdoc/>
    public override Tensor[] Quantize(Tensor weight)
    {
        var matrix = weight.reshape(_matrix.Rows, _matrix.Columns);
        if (blockSize is { } size)
        {
            var (blocks, scales, zeros) = Quantization.AbsMaxQuantizeGroupedWithZeroPoint(matrix, size, toNumpy: true);
            return [Quantization.PackInt4(blocks, -1).Packed, scales, zeros, Blocks.Indices(_matrix.Rows, size)];
        }

        var (values, scale) = config?.WeightQuantizer is { } quantizer && Product is DenseProduct ? quantizer.Apply(matrix, 0)
            : Quantization.AbsMaxQuantize(matrix, 0, Range);
        return [Quantization.PackInt4(values, -1).Packed, scale.squeeze(0)];
    }

    /// <inheritdoc/>
    public override Tensor Multiply(Tensor x, bool training)
    {
        var kernel = Dequantize(x.dtype);
        return config?.ActivationQuantizer is { } quantizer
            ? quantizer.RoundAround(x, values => Product.Multiply(values, kernel), Product.InputScaleToOutput, values =>
                Product.Multiply(values, kernel), Product.InputAxes(x.Dimensions))
            : Product.Multiply(x, kernel);
    }

    /// <inheritdoc/>
    public override Tensor Dequantize(ScalarType type)
    {
        var values = Quantization.UnpackInt4(_kernel.Value, _matrix.Columns, -1);
        var matrix = _blocks is null
            ? values.to_type(type) / _scale.As(type)
            : Quantization.DequantizeWithSZMap(values, _scale.As(type), _zero!.Value, _blocks.Value, 0);
        return matrix.reshape(Product.Shape);
    }
}
