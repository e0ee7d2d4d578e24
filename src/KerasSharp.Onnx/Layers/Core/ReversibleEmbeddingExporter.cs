namespace KerasSharp.Onnx;

/// <summary>ReversibleEmbedding, both ways.</summary>
[ExportedAs("Gather; reversed MatMul")]
internal sealed class ReversibleEmbeddingExporter : LayerExporter<ReversibleEmbedding>
{
    /// <inheritdoc/>
    protected override bool Autocasts => false;

    /// <inheritdoc/>
    protected override OnnxValue[] Export(ReversibleEmbedding layer, LayerCall call)
    {
        if (!call.Has("reverse"))
        {
            var indices = EmbeddingExporter.Indices(call.Input);
            return [layer.QuantizationMode is null ? call.Weight(layer.Embeddings).Gather(indices)
                : QuantizedTables.Rows(layer, indices, layer.OutputDim, call)];
        }

        var scores = layer.QuantizationMode is null ? Scores(layer, call) : QuantizedScores(layer, call);
        return [layer.LogitSoftCap is { } cap ? (scores / cap).Tanh() * cap : scores];
    }

    /// <inheritdoc/>
    protected override OnnxValue?[] Masks(ReversibleEmbedding layer, LayerCall call, OnnxValue[] outputs) =>
        [layer.MaskZero && !call.Input.Type.IsFloating() ? !call.Input.Same(0) : null];

    private static OnnxValue Scores(ReversibleEmbedding layer, LayerCall call)
    {
        var type = layer.ReverseDType?.ToOnnx() ?? call.ComputeType;
        var table = layer.TieWeights ? call.Weight(layer.Embeddings, "transposed", value => value.t(), type)
            : call.Weight(layer.ReverseEmbeddings, type);
        return call.Input.Cast(type).MatMul(table);
    }

    private static OnnxValue QuantizedScores(ReversibleEmbedding layer, LayerCall call)
    {
        var table = layer.TieWeights ? QuantizedTables.All(layer, layer.OutputDim, call).Transpose(1, 0)
            : QuantizedTables.Reverse(layer, layer.OutputDim, call);
        return QuantizedTables.Multiply(call.Input.Cast(call.ComputeType), table, layer.QuantizationConfig);
    }
}
