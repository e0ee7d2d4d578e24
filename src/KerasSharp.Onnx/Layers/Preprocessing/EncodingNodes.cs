namespace KerasSharp.Onnx;

/// <summary>Integers as what a layer's output mode asks for.</summary>
internal static class EncodingNodes
{
    /// <summary>The encoding of integers.</summary>
    /// <param name="indices">The integers.</param>
    /// <param name="mode">The output mode.</param>
    /// <param name="depth">How many there are.</param>
    /// <param name="type">The type of vectors.</param>
    /// <param name="weights">What each integer counts, in mode <c>count</c>; null for 1.</param>
    public static OnnxValue Encode(OnnxValue indices, OutputMode mode, long depth, ElementType type, OnnxValue? weights = null)
    {
        if (mode == OutputMode.Int)
            return indices.Cast(type);
        var x = indices.Rank == 0 ? indices.Unsqueeze(0) : indices;
        x = x.Cast(ElementType.Int64);
        if (mode == OutputMode.OneHot && x.Rank > 1 && x.Shape[^1] == 1)
            x = x.Squeeze(-1);
        var hot = x.Unsqueeze(-1).Same(x.Builder.Range(depth)).Cast(type);
        if (mode == OutputMode.OneHot)
            return hot;
        int[] axis = [x.Rank > 1 ? 1 : 0];
        if (mode == OutputMode.MultiHot)
            return hot.Max(axis);
        return weights is null ? hot.Sum(axis) : (hot * weights.Cast(type).Reshape(x.Dims()).Unsqueeze(-1)).Sum(axis);
    }
}
