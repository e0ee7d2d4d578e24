namespace KerasSharp.Saving.Legacy;

/// <summary>Attention that looks at what came before only: an option of the layer up to TensorFlow 2.9, of the call since.</summary>
internal static class AttentionCall
{
    /// <summary>Moves the option from the layer to its calls.</summary>
    public static void Apply(Config layer, List<LegacyCall> calls)
    {
        if (layer.Find("class_name") is not ("Attention" or "AdditiveAttention") || layer.Find("config") is not Config options)
            return;
        if (options.Take("causal") is true)
            calls.ForEach(call => call.Named["use_causal_mask"] = true);
    }
}
