namespace KerasSharp.Layers;

/// <summary>Vectors of 4-bit integers, two in a byte; each with a scale, or with a scale and a zero point for each block of it.</summary>
internal sealed class Int4Table(Layer layer, QuantizationConfig? config, int? blockSize, long rows, long columns) : QuantizedTable(layer)
{
    private Variable _table = null!;
    private Variable _scale = null!;
    private Variable? _zero;
    private Variable? _blocks;

    /// <summary>The block of each place of a vector; null without blocks.</summary>
    public Variable? BlockIndices => _blocks;

    /// <inheritdoc/>
    public override void Build()
    {
        long[] shape = blockSize is null ? [rows] : [rows, Blocks.Count(columns, blockSize)];
        _table = Add("embeddings", [rows, (columns + 1) / 2], ScalarType.Int8);
        _scale = Add("embeddings_scale", shape, initializer: "ones");
        if (blockSize is null)
            return;
        _zero = Add("embeddings_zero", shape, ScalarType.Int8);
        _blocks = Add("g_idx", [columns], ScalarType.Float32);
        _blocks.Assign(Blocks.Indices(columns, blockSize.Value));
    }

    /// <inheritdoc/>
    public override Tensor[] Quantize(Tensor weight)
    {
        if (blockSize is { } size)
        {
            var (blocks, scales, zeros) = Quantization.AbsMaxQuantizeGroupedWithZeroPoint(weight.t(), size, toNumpy: true);
            return [Quantization.PackInt4(blocks.t(), -1).Packed, scales.t(), zeros.t(), Blocks.Indices(columns, size)];
        }

        var (values, scale) = config?.WeightQuantizer is { } quantizer ? quantizer.Apply(weight)
            : Quantization.AbsMaxQuantize(weight, -1, (-8, 7));
        return [Quantization.PackInt4(values, -1).Packed, scale.squeeze(-1)];
    }

    /// <inheritdoc/>
    public override Tensor Rows(Tensor x, ScalarType type) => Float(
        EmbeddingLookup.Rows(_table.Value, x, Layer.Name),
        EmbeddingLookup.Rows(blockSize is null ? _scale.As(type).unsqueeze(-1) : _scale.As(type), x, Layer.Name),
        _zero is null ? null : EmbeddingLookup.Rows(_zero.Value, x, Layer.Name));

    /// <inheritdoc/>
    public override Tensor Dequantize(ScalarType type) => Float(_table.Value, blockSize is null ? _scale.As(type).unsqueeze(-1)
        : _scale.As(type), _zero?.Value);

    private Tensor Float(Tensor packed, Tensor scale, Tensor? zero)
    {
        var values = Quantization.UnpackInt4(packed, columns, -1);
        return zero is null ? values.to_type(scale.dtype) / scale : Quantization.DequantizeWithSZMap(values, scale, zero, _blocks!.Value,
            -1);
    }
}
