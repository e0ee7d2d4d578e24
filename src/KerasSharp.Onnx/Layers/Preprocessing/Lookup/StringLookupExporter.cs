namespace KerasSharp.Onnx;

/// <summary>StringLookup, which stands before a model.</summary>
[ExportedAs("LabelEncoder of ai.onnx.ml; then as CategoryEncoding",
    Limits = "as `preprocessing` of `Export`; one index for unknown texts; not inverted")]
internal sealed class StringLookupExporter : LookupExporter<StringLookup>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(StringLookup layer, LayerCall call)
    {
        var config = layer.GetConfig();
        if (config.Get("invert", false))
            throw call.Refuse("an inverted lookup gives texts, which no model takes");
        if (config.Get("num_oov_indices", 1) is var buckets and not 1)
            throw call.Refuse(buckets == 0 ? "`numOovIndices: 0` refuses unknown texts, which no operator of ONNX can"
                : "ONNX has no operator for the hash that chooses among several unknown indices");
        var tokens = layer.GetVocabulary(includeSpecialTokens: false).ToArray();
        var special = layer.VocabularySize() - tokens.Length;
        var table = Table(call, call.Input, ("keys_strings", tokens), Indices(special, tokens.Length));
        var mask = config.Get<string?>("mask_token", null);
        var masked = mask is null ? null : Table(call, call.Input, ("keys_strings", new[] { mask }), [1]).Same(1);
        return [Encode(layer, call, call.Input, table, table.Like(special - 1), masked)];
    }
}
