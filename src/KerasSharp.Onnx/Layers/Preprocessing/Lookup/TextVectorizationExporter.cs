namespace KerasSharp.Onnx;

/// <summary>TextVectorization, which stands before a model: split at white space, looked up, brought to one length.</summary>
[ExportedAs("StringSplit, LabelEncoder of ai.onnx.ml",
    Limits = "as `preprocessing` of `Export`; `standardize: null`, as ONNX has no operator that strips punctuation; "
        + "split at white space or not; no n-grams")]
internal sealed class TextVectorizationExporter : LookupExporter<TextVectorization>
{
    /// <inheritdoc/>
    protected override OnnxValue[] Export(TextVectorization layer, LayerCall call)
    {
        var config = Config(layer, call);
        if (config.Get<string?>("standardize", null) is { } standardize)
        {
            throw call.Refuse(
                $"ONNX has no operators for `standardize: \"{standardize}\"`; give `standardize: null` and standardize texts before");
        }

        if (config.Get<string?>("split", null) is { } split and not "whitespace")
            throw call.Refuse($"ONNX has no operator for `split: \"{split}\"`");
        if (config["ngrams"] is not null)
            throw call.Refuse("ONNX has no operator that joins neighbouring words");
        var words = config.Get<string?>("split", null) is null ? call.Input : Split(call);
        var tokens = layer.GetVocabulary(includeSpecialTokens: false).ToArray();
        var special = layer.VocabularySize() - tokens.Length;
        // Words that are missing at the end of a text are empty, which is the mask.
        var table = Table(call, words, ("keys_strings", tokens), Indices(special, tokens.Length));
        var masked = Table(call, words, ("keys_strings", new[] { "" }), [1]).Same(1);
        var y = Encode(layer, call, words, table, table.Like(special - 1), masked);
        return [layer.OutputSequenceLength is { } length ? y.Pad([(0, 0), (0, length)]).Slice(1, 0, length).WithShape([y.Shape[0], length])
            : y];
    }

    private static OnnxValue Split(LayerCall call)
    {
        var texts = call.Input.Rank > 1 ? call.Input.Squeeze(-1) : call.Input;
        return call.Builder.Add("StringSplit", [texts],
            [(ElementType.String, [texts.Shape[0], null]), (ElementType.Int64, texts.Shape)])[0];
    }

    private static Config Config(TextVectorization layer, LayerCall call)
    {
        try
        {
            return layer.GetConfig();
        }
        catch (NotSupportedException)
        {
            throw call.Refuse("it standardizes or splits by a delegate");
        }
    }
}
