namespace KerasSharp.Core;

/// <summary>The rows of a batch that this process computes, while it does.</summary>
/// <remarks>Losses, random numbers and gradients ask for it, so that the processes together compute what one would with the whole batch. A
/// process that gets no row, as a batch has fewer rows than there are processes, computes one all the same, that it calls the same methods
/// as the others; it counts nothing.</remarks>
internal sealed class BatchShare : IDisposable
{
    [ThreadStatic]
    private static BatchShare? current;

    private BatchShare(Replicas replicas, long start, long count, long total)
    {
        Replicas = replicas;
        IsIdle = count == 0;
        (Start, Count, Total) = IsIdle ? (Math.Min(start, total - 1), 1, total) : (start, count, total);
        current = this;
    }

    /// <summary>The share that is computed on this thread; null where there is no step, or no other process.</summary>
    public static BatchShare? Current => current;

    /// <summary>The processes.</summary>
    public Replicas Replicas { get; }

    /// <summary>The first row in the whole batch.</summary>
    public long Start { get; }

    /// <summary>The number of rows that are computed here.</summary>
    public long Count { get; }

    /// <summary>The number of rows of the whole batch.</summary>
    public long Total { get; }

    /// <summary>Whether the rows that are computed here belong to another process.</summary>
    public bool IsIdle { get; }

    /// <summary>What a mean over the rows here counts for in the mean over all.</summary>
    public double Weight => IsIdle ? 0 : (double)Count / Total;

    /// <summary>Begins a step.</summary>
    /// <param name="replicas">The processes.</param>
    /// <param name="rows">The rows that were given here.</param>
    public static BatchShare Begin(Replicas replicas, long rows)
    {
        if (replicas.SharesBatches)
        {
            var start = rows * replicas.Rank / replicas.Count;
            return new(replicas, start, (rows * (replicas.Rank + 1) / replicas.Count) - start, rows);
        }

        var all = replicas.Gather(rows);
        return new(replicas, all.Take(replicas.Rank).Sum(), rows, all.Sum());
    }

    /// <summary>A tensor's sum over all processes; as it is where there is no step.</summary>
    public static Tensor SumOf(Tensor local)
    {
        if (current is not { } share)
            return local;
        var sum = share.IsIdle ? zeros_like(local) : local.clone();
        share.Replicas.Sum(sum);
        return sum;
    }

    /// <summary>Random numbers for the rows here: those that one process would draw for them within the whole batch.</summary>
    /// <param name="shape">The shape that is asked for.</param>
    /// <param name="draw">Draws numbers of a shape.</param>
    public static Tensor Draw(long[] shape, Func<long[], Tensor> draw)
    {
        // A layer may have put further axes before or into the first: then a row of the batch is several here.
        if (current is not { } share || shape is not [> 0 and var rows, ..] || rows % share.Count != 0)
            return draw(shape);
        var each = rows / share.Count;
        using var scope = NewDisposeScope();
        return draw([share.Total * each, .. shape.AsSpan(1)]).narrow(0, share.Start * each, rows).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => current = null;
}
