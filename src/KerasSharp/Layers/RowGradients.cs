using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>The gradients of tables of vectors in one step of training, of the rows that were looked up alone.</summary>
/// <remarks>The gradient of a table is a tensor of its size, mostly zeros: with an optimizer that changes nothing where the gradient is
/// zero, a step would still cost in proportion to the table. The rows are leaves here, and what arrives at them goes into a sparse
/// gradient.</remarks>
/// <param name="takes">Whether the optimizer takes a sparse gradient of a table.</param>
internal sealed class RowGradients(Func<Variable, bool> takes) : IDisposable
{
    private readonly List<(Variable Table, Tensor Indices, Tensor Rows)> _lookups = [];

    /// <summary>Whether there was a lookup.</summary>
    public bool Any => _lookups.Count > 0;

    /// <summary>Whether the rows of a table are looked up by <see cref="Rows"/>.</summary>
    public bool Takes(Variable table) => is_grad_enabled() && table.Value.requires_grad && takes(table);

    /// <summary>The row of each index, (…, size of a row).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not in the table, or negative.</exception>
    public Tensor Rows(Variable table, Tensor x, string layer)
    {
        var rows = EmbeddingLookup.Rows(table.Value.detach(), x.reshape(-1), layer).requires_grad_().DetachFromDisposeScope();
        _lookups.Add((table, x.to_type(ScalarType.Int64).reshape(1, -1).alias().DetachFromDisposeScope(), rows));
        // What reads the rows may write over them, which it must not do to a leaf.
        return rows.clone().view([.. x.shape, table.Value.size(1)]);
    }

    /// <summary>A table's gradient: sparse where all of it came through rows; null for none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="dense">What came another way; null for nothing.</param>
    public Tensor? Of(Variable table, Tensor? dense)
    {
        var parts = _lookups.Where(lookup => lookup.Table == table && lookup.Rows.grad is not null).ToArray();
        if (parts.Length == 0)
            return dense;
        var indices = cat(Array.ConvertAll(parts, lookup => lookup.Indices), 1);
        var values = cat(Array.ConvertAll(parts, lookup => lookup.Rows.grad!), 0);
        return dense is null ? sparse_coo_tensor(indices, values, table.Value.shape) : dense.index_add(0, indices[0], values, 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, indices, rows) in _lookups)
        {
            indices.Dispose();
            rows.Dispose();
        }
    }
}
