namespace KerasSharp.Layers;

/// <summary>A table of vectors as a mode stores it.</summary>
/// <param name="layer">The layer.</param>
internal abstract class QuantizedTable(Layer layer) : QuantizedWeights(layer)
{
    /// <summary>The mode's way of a layer's policy; null where it has none.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="config">What the mode is told beside the policy; null for nothing.</param>
    /// <param name="rows">The number of vectors.</param>
    /// <param name="columns">The size of a vector.</param>
    public static QuantizedTable? Of(Layer layer, DTypePolicy policy, QuantizationConfig? config, long rows, long columns)
    {
        if (policy.QuantizationMode is not { } mode)
            return null;
        return mode == QuantizationMode.Int8 ? new Int8Table(layer, config, rows, columns)
            : new Int4Table(layer, config, Blocks.SizeOf(policy, config), rows, columns);
    }

    /// <summary>The vectors of indices, (…, columns).</summary>
    public abstract Tensor Rows(Tensor x, ScalarType type);
}
