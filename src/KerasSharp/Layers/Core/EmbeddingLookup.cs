using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>The rows of a table of vectors.</summary>
internal static class EmbeddingLookup
{
    /// <summary>The row of each index, (…, size of a row).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not in the table.</exception>
    public static Tensor Rows(Tensor table, Tensor x, string layer)
    {
        var indices = x.dtype == ScalarType.Int64 ? x : x.to_type(ScalarType.Int64);
        try
        {
            // Whole rows are copied several times as fast as elements are gathered; its check of the indices costs no pass of its own.
            return table.device_type == DeviceType.CPU
                ? table.index_select(0, indices.reshape(-1)).view([.. indices.shape, table.shape[1]])
                : table.index(indices);
        }
        catch (ExternalException e)
        {
            // Looking for them before each call would make a GPU wait.
            if (OutOfRange(indices, table.shape[0], layer, e) is { } error)
                throw error;
            // Negative ones, which count from the end.
            return table.index(indices);
        }
    }

    private static ArgumentOutOfRangeException? OutOfRange(Tensor indices, long count, string layer, Exception cause)
    {
        using var scope = NewDisposeScope();
        var (least, greatest) = (indices.min().cpu().item<long>(), indices.max().cpu().item<long>());
        return least >= -count && greatest < count ? null : new ArgumentOutOfRangeException(
            $"Layer \"{layer}\" takes indices in [0, {count}) (input_dim={count}). Received: indices from {least} to {greatest}", cause);
    }
}
