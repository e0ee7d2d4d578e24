namespace KerasSharp.Onnx;

/// <summary>Masks of attention.</summary>
internal static class AttentionNodes
{
    /// <summary>Which keys a query sees: none behind its own place. (1, queries, keys).</summary>
    public static OnnxValue Causal(OnnxBuilder builder, Size queries, Size keys) =>
        (builder.Range(queries).Unsqueeze(-1) >= builder.Range(keys)).Unsqueeze(0);

    /// <summary>Which keys lie in a window around a query's place. (1, queries, keys).</summary>
    public static OnnxValue Window(OnnxBuilder builder, Size queries, Size keys, int window)
    {
        var distance = (builder.Range(queries).Unsqueeze(-1) - builder.Range(keys)).Abs();
        return (distance < window).Unsqueeze(0);
    }
}
