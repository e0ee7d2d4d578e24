namespace KerasSharp.Layers;

/// <summary>How tensors (batch, …, heads, size) are laid out for attention along some axes: all other axes but the last become one batch,
/// those along which it attends become one.</summary>
/// <param name="query">The query's shape.</param>
/// <param name="key">The key's shape.</param>
/// <param name="axes">The axes of attention.</param>
internal sealed class AttentionPlan(long[] query, long[] key, int[] axes)
{
    private readonly int[] _batch = [.. Enumerable.Range(0, query.Length - 1).Except(axes)];

    /// <summary>(batch, …, heads, size) as (others, along, size).</summary>
    public Tensor Flatten(Tensor x)
    {
        long[] order = [.. _batch.Concat(axes).Append(query.Length - 1).Select(axis => (long)axis)];
        var along = axes.Aggregate(1L, (product, axis) => product * x.ToSizes()[axis]);
        return x.permute(order).reshape(-1, along, x.ToSizes()[^1]);
    }

    /// <summary>(others, queries, keys) as (others…, queries…, keys…).</summary>
    public Tensor Unfold(Tensor scores) =>
        scores.reshape([.. _batch.Select(axis => query[axis]), .. axes.Select(axis => query[axis]), .. axes.Select(axis => key[axis])]);

    /// <summary>(others…, queries…, keys…) as (others, queries, keys).</summary>
    public Tensor Fold(Tensor scores) =>
        scores.reshape(
            -1, axes.Aggregate(1L, (product, axis) => product * query[axis]), axes.Aggregate(1L, (product, axis) => product * key[axis]));

    /// <summary>(others, queries, size) as (batch, …, heads, size).</summary>
    public Tensor Restore(Tensor x, long size)
    {
        int[] order = [.. _batch, .. axes, query.Length - 1];
        var unfolded = x.reshape([.. _batch.Select(axis => query[axis]), .. axes.Select(axis => query[axis]), size]);
        return unfolded.permute([.. Enumerable.Range(0, query.Length).Select(axis => (long)Array.IndexOf(order, axis))]);
    }
}
