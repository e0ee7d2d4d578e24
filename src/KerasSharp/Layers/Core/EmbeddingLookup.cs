namespace KerasSharp.Layers;

/// <summary>The rows of a table of vectors.</summary>
internal static class EmbeddingLookup
{
    /// <summary>Whether tables of vectors have a quantization mode.</summary>
    public static bool CanQuantize(QuantizationMode mode) => mode == QuantizationMode.Int8 || mode == QuantizationMode.Int4;

    /// <summary>The row of each index in a trainable table, (…, size of a row).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not in the table, or negative.</exception>
    public static Tensor Rows(Variable table, Tensor x, ScalarType type, string layer) =>
        CallScope.Current?.RowGradients is { } gradients && gradients.Takes(table)
            ? gradients.Rows(table, x, layer).As(type) : Rows(table.As(type), x, layer);

    /// <summary>The row of each index, (…, size of a row).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not in the table, or negative.</exception>
    public static Tensor Rows(Tensor table, Tensor x, string layer)
    {
        var (count, size) = (table.shape[0], table.shape[1]);
        var indices = x.dtype == ScalarType.Int64 ? x : x.to_type(ScalarType.Int64);
        // Whole rows are copied several times as fast as elements are gathered.
        return Indices.Pick(
            indices, count, places =>
                table.index_select(0, places.reshape(-1)).view([.. places.shape, size]), outside => outside.unsqueeze(-1),
            (least, greatest, e) => new ArgumentOutOfRangeException(
                $"Layer \"{layer}\" takes indices in [0, {count}) (input_dim={count}). Received: indices from {least} to {greatest}", e));
    }
}
