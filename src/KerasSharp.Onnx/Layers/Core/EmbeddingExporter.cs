namespace KerasSharp.Onnx;

/// <summary>Embedding.</summary>
[ExportedAs("Gather")]
internal sealed class EmbeddingExporter : LayerExporter<Embedding>
{
    /// <inheritdoc/>
    protected override bool Autocasts => false;

    /// <inheritdoc/>
    protected override OnnxValue[] Export(Embedding layer, LayerCall call)
    {
        var indices = Indices(call.Input);
        if (layer.QuantizationMode is null)
            return [StoredWeights.Kernel(layer, layer.Embeddings, call).Gather(indices)];
        var rows = QuantizedTables.Rows(layer, indices, layer.OutputDim, call);
        return [layer.LoraRank is not { } rank ? rows : rows + (call.Weight(Stored.Of(layer, "lora_embeddings_a")).Gather(indices)
            .MatMul(call.Weight(Stored.Of(layer, "lora_embeddings_b"))) * (layer.LoraAlpha!.Value / rank))];
    }

    /// <inheritdoc/>
    protected override OnnxValue?[] Masks(Embedding layer, LayerCall call, OnnxValue[] outputs) =>
        [layer.MaskZero ? !call.Input.Same(0) : null];

    /// <summary>Rows of a table as ONNX takes them.</summary>
    internal static OnnxValue Indices(OnnxValue x) => x.Type is ElementType.Int32 or ElementType.Int64 ? x : x.Cast(ElementType.Int64);
}
