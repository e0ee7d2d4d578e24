namespace KerasSharp.Layers;

/// <summary>Masks in the axes of the scores, (batch and other axes…, heads, queries…, values…), for attention along some axes.</summary>
/// <param name="axes">The axes of attention.</param>
/// <param name="query">The query's shape, (batch, …, dim).</param>
/// <param name="value">The value's shape.</param>
internal sealed class AttentionMasks(int[] axes, long[] query, long[] value)
{
    private readonly int[] _others = [.. Enumerable.Range(0, query.Length - 1).Except(axes)];
    private readonly long[] _queries = [.. axes.Select(axis => query[axis])];
    private readonly long[] _values = [.. axes.Select(axis => value[axis])];

    /// <summary>Whether a mask fits an input: it has its first axes, or batch and the one axis of attention.</summary>
    public bool Fits(Tensor mask, long[] input) => IsAlongAttention(mask, input)
        || (mask.Dimensions >= 2 && mask.Dimensions < input.Length && mask.ToSizes().AsSpan().SequenceEqual(
            input.AsSpan(0, (int)mask.Dimensions)));

    /// <summary>The mask that the query carries.</summary>
    public Tensor OfQuery(Tensor mask) => Insert(Insert(Arranged(mask, query), _others.Length, 1), -1, axes.Length);

    /// <summary>The mask that key or value carries.</summary>
    public Tensor OfValue(Tensor mask) => Insert(Arranged(mask, value), _others.Length, 1 + axes.Length);

    /// <summary>A mask of pairs, (batch, queries…, values…) or with more axes before: it repeats over those that it lacks.</summary>
    public Tensor OfPairs(Tensor mask)
    {
        while (mask.Dimensions < _others.Length + 1 + (2 * axes.Length))
            mask = mask.unsqueeze(Math.Max((-2 * axes.Length) - 1, -mask.Dimensions - 1));
        return mask;
    }

    /// <summary>Where a query may look at: its own place and those before, row by row along several axes.</summary>
    public Tensor Causal(Device device) => Pairs(device).tril().view([.. _queries, .. _values]);

    /// <summary>Where a query may look at: places nearer than a window, row by row along several axes.</summary>
    public Tensor Window(int window, Device device)
    {
        var pairs = Pairs(device);
        return pairs.tril(window - 1).logical_and(pairs.triu(1 - window)).view([.. _queries, .. _values]);
    }

    private Tensor Pairs(Device device) =>
        ones([_queries.Aggregate((a, b) => a * b), _values.Aggregate((a, b) => a * b)], ScalarType.Bool, device);

    private bool IsAlongAttention(Tensor mask, long[] input) =>
        axes.Length == 1 && mask.Dimensions == 2 && mask.shape[0] == input[0] && mask.shape[1] == input[axes[0]];

    /// <summary>A mask with all axes of its input but the last, those of attention behind the others.</summary>
    private Tensor Arranged(Tensor mask, long[] input)
    {
        var truth = mask.to_type(ScalarType.Bool);
        var all = IsAlongAttention(mask, input) ? Insert(Insert(truth, 1, axes[0] - 1), -1, input.Length - 2 - axes[0])
            : Insert(truth, -1, input.Length - 1 - (int)mask.Dimensions);
        return all.permute([.. _others.Concat(axes).Select(axis => (long)axis)]);
    }

    private static Tensor Insert(Tensor x, long axis, int count)
    {
        for (var i = 0; i < count; i++)
            x = x.unsqueeze(axis);
        return x;
    }
}
