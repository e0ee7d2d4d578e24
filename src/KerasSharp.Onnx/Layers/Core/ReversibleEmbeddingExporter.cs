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
            return [call.Weight(layer.Embeddings).Gather(EmbeddingExporter.Indices(call.Input))];
        var type = layer.ReverseDType?.ToOnnx() ?? call.ComputeType;
        var table = layer.TieWeights ? call.Weight(layer.Embeddings, "transposed", value => value.t(), type)
            : call.Weight(layer.ReverseEmbeddings, type);
        var scores = call.Input.Cast(type).MatMul(table);
        return [layer.LogitSoftCap is { } cap ? (scores / cap).Tanh() * cap : scores];
    }

    /// <inheritdoc/>
    protected override OnnxValue?[] Masks(ReversibleEmbedding layer, LayerCall call, OnnxValue[] outputs) =>
        [layer.MaskZero && !call.Input.Type.IsFloating() ? !call.Input.Same(0) : null];
}
