using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace KerasSharp;

/// <summary>Batches by number: a source for data that is prepared batch by batch, on other threads while the model trains.</summary>
/// <remarks>A dataset of your own overrides <see cref="NumBatches"/> and <see cref="GetBatch"/>, which several threads may call at once
/// with more than one worker. A tensor that <see cref="GetBatch"/> makes for a batch is freed after the batch's step.
/// Source: keras.utils.PyDataset.</remarks>
/// <param name="workers">Threads that prepare batches; 0 for the calling thread alone.</param>
/// <param name="maxQueueSize">How many batches may wait.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
public abstract class PyDataset(int workers = 1, int maxQueueSize = 10) : IEnumerable<Batch>
{
    /// <summary>Threads that prepare batches; 0 for the calling thread alone.</summary>
    public int Workers { get; } = Guard.NotNegative(workers);

    /// <summary>How many batches may wait.</summary>
    public int MaxQueueSize { get; } = Guard.Positive(maxQueueSize);

    /// <summary>The number of batches; null for endless data.</summary>
    public abstract int? NumBatches { get; }

    /// <summary>The batch of a number.</summary>
    public abstract Batch GetBatch(int index);

    /// <summary>Called before each epoch, and before <c>Fit</c> or <c>Evaluate</c> looks at the first batch.</summary>
    public virtual void OnEpochBegin()
    {
    }

    /// <summary>Called after each epoch that is not broken off, and after the look at the first batch.</summary>
    public virtual void OnEpochEnd()
    {
    }

    /// <summary>All batches in order.</summary>
    public IEnumerator<Batch> GetEnumerator()
    {
        for (var i = 0; NumBatches is not { } count || i < count; i++)
            yield return GetBatch(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Batches by number, where a method takes arrays or batches; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ArrayLike?(PyDataset? value) => value is null ? null : ArrayLike.FromStream(value);
}
