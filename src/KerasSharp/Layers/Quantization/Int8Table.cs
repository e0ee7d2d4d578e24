namespace KerasSharp.Layers;

/// <summary>Vectors of 8-bit integers, each with a scale.</summary>
internal sealed class Int8Table(Layer layer, QuantizationConfig? config, long rows, long columns) : QuantizedTable(layer)
{
    private readonly Quantizer _quantizer = config?.WeightQuantizer ?? new AbsMaxQuantizer();
    private Variable _table = null!;
    private Variable _scale = null!;

    /// <inheritdoc/>
    public override void Build()
    {
        _table = Add("embeddings", [rows, columns], ScalarType.Int8);
        _scale = Add("embeddings_scale", [rows], initializer: "ones");
    }

    /// <inheritdoc/>
    public override Tensor[] Quantize(Tensor weight)
    {
        var (values, scale) = _quantizer.Apply(weight);
        return [values, scale.squeeze(-1)];
    }

    /// <inheritdoc/>
    public override Tensor Rows(Tensor x, ScalarType type) =>
        EmbeddingLookup.Rows(_table.Value, x, Layer.Name).to_type(type)
            / EmbeddingLookup.Rows(_scale.As(type).unsqueeze(-1), x, Layer.Name);

    /// <inheritdoc/>
    public override Tensor Dequantize(ScalarType type) => _table.Value.to_type(type) / _scale.As(type).unsqueeze(-1);
}
