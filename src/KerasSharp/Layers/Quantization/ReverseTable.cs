namespace KerasSharp.Layers;

/// <summary>The vectors of the reversed way of a <see cref="ReversibleEmbedding"/>, (size, indices), as a mode stores them: each column has
/// a scale, or one for each block.</summary>
internal sealed class ReverseTable(Layer layer, DTypePolicy policy, QuantizationConfig? config, long size, long count)
    : QuantizedWeights(layer)
{
    private readonly int? _blockSize = Blocks.SizeOf(policy, config);
    private readonly bool _packs = policy.QuantizationMode == QuantizationMode.Int4;
    private Variable _table = null!;
    private Variable _scale = null!;
    private Variable? _zero;

    /// <inheritdoc/>
    public override void Build()
    {
        long[] shape = _blockSize is null ? [count] : [Blocks.Count(size, _blockSize), count];
        _table = Add("reverse_embeddings", [_packs ? (size + 1) / 2 : size, count], ScalarType.Int8);
        _scale = Add("reverse_embeddings_scale", shape, initializer: "ones");
        if (_blockSize is not null)
            _zero = Add("reverse_embeddings_zero", shape);
    }

    /// <inheritdoc/>
    public override Tensor[] Quantize(Tensor weight)
    {
        if (_blockSize is { } block)
        {
            var (blocks, scales, zeros) = Quantization.AbsMaxQuantizeGroupedWithZeroPoint(weight, block, toNumpy: true);
            return [Quantization.PackInt4(blocks, 0).Packed, scales, zeros];
        }

        var quantizer = config?.WeightQuantizer ?? new AbsMaxQuantizer(0, _packs ? (-8, 7) : null);
        var (values, scale) = quantizer.Apply(weight, (quantizer as AbsMaxQuantizer)?.Axis ?? 0);
        return [_packs ? Quantization.PackInt4(values, 0).Packed : values, scale.squeeze(0)];
    }

    /// <inheritdoc/>
    public override Tensor Dequantize(ScalarType type)
    {
        var values = _packs ? Quantization.UnpackInt4(_table.Value, size, 0) : _table.Value;
        return _zero is null
            ? values.to_type(type) / _scale.As(type)
            : Quantization.DequantizeWithSZMap(values, _scale.As(type), _zero.Value, Blocks.Indices(size, _blockSize!.Value), 0);
    }
}
