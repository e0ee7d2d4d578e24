namespace KerasSharp.Layers;

/// <summary>Indices as vectors. Source: keras numerical_utils.encode_categorical_inputs.</summary>
internal static class CategoricalEncoding
{
    /// <summary>The indices in an output mode; negative ones leave their vector empty.</summary>
    /// <param name="indices">Integers of any shape.</param>
    /// <param name="mode">The mode; <c>tf_idf</c> counts.</param>
    /// <param name="depth">Length of the vectors.</param>
    /// <param name="dtype">Element type of the output.</param>
    /// <param name="layer">Its name, for errors.</param>
    /// <param name="countWeights">What each occurrence counts, in the shape of the indices; null for 1.</param>
    /// <exception cref="ArgumentException">An index is not below the depth.</exception>
    public static Tensor Encode(Tensor indices, OutputMode mode, long depth, ScalarType dtype, string layer, Tensor? countWeights = null)
    {
        if (mode == OutputMode.Int)
            return indices.As(dtype);
        using var scope = NewDisposeScope();
        var x = indices.As(ScalarType.Int64);
        CheckRange(x, depth, layer);
        if (x.Dimensions == 0)
            x = x.unsqueeze(-1);
        if (mode == OutputMode.OneHot && x.Dimensions > 1 && x.shape[^1] == 1)
            x = x.squeeze(-1);
        // A comparison with all indices: negative ones equal none.
        var hot = x.unsqueeze(-1).eq(arange(depth, ScalarType.Int64, x.device));
        if (mode == OutputMode.OneHot)
            return hot.to_type(dtype).MoveToOuterDisposeScope();
        var axis = x.Dimensions > 1 ? 1L : 0L;
        var encoded = mode == OutputMode.MultiHot ? hot.any(axis).to_type(dtype)
            : countWeights is null ? hot.to_type(dtype).sum(axis)
            : (hot.to_type(countWeights.dtype) * countWeights.reshape(x.shape).unsqueeze(-1)).sum(axis);
        return encoded.MoveToOuterDisposeScope();
    }

    /// <summary>The shape that <see cref="Encode"/> gives.</summary>
    public static Shape OutputShape(Shape input, OutputMode mode, long? depth)
    {
        if (mode == OutputMode.Int)
            return input;
        var all = input.Rank == 0 ? [1L] : input;
        if (mode == OutputMode.OneHot)
            return all.Rank > 1 && all[^1] == 1 ? all.WithLast(depth) : Shape.Create([.. all, depth]);
        return all.Rank == 1 ? Shape.Create([depth]) : Shape.Create([all[0], .. all.Skip(2), depth]);
    }

    /// <summary>Refuses sparse outputs, which torch does not train on.</summary>
    /// <exception cref="ArgumentException">sparse is true.</exception>
    public static bool RefuseSparse(bool sparse, string layer) => !sparse ? sparse : throw new ArgumentException(
        $"`sparse: true` of {layer} is not supported: outputs are dense tensors, as on Keras's torch backend. Received: sparse=True",
        nameof(sparse));

    private static void CheckRange(Tensor x, long depth, string layer)
    {
        // On other devices looking would make the host wait: such an index leaves its vector empty there.
        if (Indices.KernelsCheck(x) && Indices.Outside(x.clamp_min(0), depth) is { Greatest: var largest })
            throw new ArgumentException($"The input of layer \"{layer}\" must hold integers below {depth}. Received: {largest}", "inputs");
    }
}
