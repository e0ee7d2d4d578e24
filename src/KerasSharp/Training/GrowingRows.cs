using KerasSharp.Core;

namespace KerasSharp.Training;

/// <summary>Rows that are appended batch after batch, in one tensor on the CPU whose memory doubles when it is full.</summary>
/// <remarks>A tensor for each batch would stay among the large ones that come and go, and split the memory that they leave, until little of
/// it can be used again.</remarks>
internal sealed class GrowingRows : IDisposable
{
    private Tensor? _memory;
    private long _count;

    /// <summary>Copies a batch of rows to the end.</summary>
    /// <exception cref="ArgumentException">The batch has no first axis, or its rows are of another shape than those before.</exception>
    public void Append(Tensor batch)
    {
        CheckRows(batch);
        if (_memory is not null && !batch.ToSizes().AsSpan(1).SequenceEqual(_memory.ToSizes().AsSpan(1)))
        {
            throw new ArgumentException(
                "The outputs of all batches must be of the same shape but for the number of rows. Received: "
                + $"{Shape.Of(_memory.ToSizes()[1..])} and {Shape.Of(batch.ToSizes()[1..])}", nameof(batch));
        }

        var end = _count + batch.ToSizes()[0];
        if (_memory is null || end > _memory.ToSizes()[0])
            Grow(batch, _memory is null ? end : Math.Max(end, 2 * _memory.ToSizes()[0]));
        using var place = _memory!.narrow(0, _count, batch.ToSizes()[0]);
        place.copy_(batch);
        _count = end;
    }

    /// <summary>A batch that is all there is, as rows of its own.</summary>
    /// <exception cref="ArgumentException">The batch has no first axis.</exception>
    public static Tensor Copy(Tensor batch)
    {
        CheckRows(batch);
        return batch.is_contiguous() ? batch.clone() : batch.contiguous();
    }

    /// <summary>All rows, for the caller to keep.</summary>
    public Tensor Take()
    {
        var all = _memory ?? throw new InvalidOperationException("There are no rows.");
        if (_count == all.ToSizes()[0])
            return all.alias();
        using var rows = all.narrow(0, 0, _count);
        return rows.clone();
    }

    /// <inheritdoc/>
    public void Dispose() => _memory?.Dispose();

    private static void CheckRows(Tensor batch)
    {
        if (batch.Dimensions == 0)
            throw new ArgumentException(
                "An output must have a row for each sample of the batch. Received: an output without axes.", nameof(batch));
    }

    private void Grow(Tensor like, long rows)
    {
        var larger = empty([rows, .. like.ToSizes().AsSpan(1)], like.dtype, CPU).DetachFromDisposeScope();
        if (_memory is not null)
        {
            using var old = _memory.narrow(0, 0, _count);
            using var start = larger.narrow(0, 0, _count);
            start.copy_(old);
            _memory.Dispose();
        }

        _memory = larger;
    }
}
