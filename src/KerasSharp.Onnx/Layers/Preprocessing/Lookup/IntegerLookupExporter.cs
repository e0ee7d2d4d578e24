namespace KerasSharp.Onnx;

/// <summary>IntegerLookup, both ways.</summary>
[ExportedAs("LabelEncoder of ai.onnx.ml; then as CategoryEncoding",
    Limits = "more than one index for unknown integers needs the method floormod")]
internal sealed class IntegerLookupExporter : LookupExporter<IntegerLookup>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(IntegerLookup layer, LayerCall call)
    {
        var config = layer.GetConfig();
        var tokens = layer.GetVocabulary(includeSpecialTokens: false).ToArray();
        var special = layer.VocabularySize() - tokens.Length;
        var (mask, buckets) = (config.Get<long?>("mask_token", null), config.Get("num_oov_indices", 1));
        var x = call.Input.Cast(ElementType.Int64);
        if (config.Get("invert", false))
            return [Inverse()];
        var table = Table(call, x, ("keys_int64s", tokens), Indices(special, tokens.Length));
        return [Encode(layer, call, x, table, Unknown(special - buckets), mask is { } token ? x.Same(token) : null)];

        OnnxValue Inverse()
        {
            var y = Table(call, x, ("keys_int64s", Indices(special, tokens.Length).ToArray()), tokens, config.Get("oov_token", -1L));
            return mask is { } token ? y.Fill(x.Same(0), token) : y;
        }

        OnnxValue Unknown(int first)
        {
            if (buckets == 1)
                return x.Like(first);
            if (buckets == 0 || config.Get("oov_method", "floormod") != "floormod")
                throw call.Refuse(buckets == 0 ? "`numOovIndices: 0` refuses unknown integers, which no operator of ONNX can"
                    : "ONNX has no operator for the hash that chooses among several unknown indices");
            // Mod of integers takes the divisor's sign, as floormod does.
            return call.Builder.Add("Mod", [x, x.Like(buckets)], x.Type, x.Shape) + (double)first;
        }
    }
}
