using System.Collections;

namespace KerasSharp.Training;

/// <summary>An asynchronous stream read on the thread that trains, which waits for each batch; the tensors of a batch are freed after its
/// step.</summary>
internal sealed class AsyncBatches(IAsyncEnumerable<Batch> batches, CancellationToken cancellation) : IEnumerable<Batch>
{
    public IEnumerator<Batch> GetEnumerator()
    {
        cancellation.ThrowIfCancellationRequested();
        var running = batches.GetAsyncEnumerator(cancellation);
        try
        {
            while (Wait(() => running.MoveNextAsync().AsTask()))
            {
                foreach (var tensor in running.Current?.Tensors ?? [])
                    CurrentDisposeScope?.Attach(tensor);
                yield return running.Current!;
            }
        }
        finally
        {
            Wait(async () =>
            {
                await running.DisposeAsync().ConfigureAwait(false);
                return true;
            });
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The result of a task. What it awaits does not come back to this thread, which waits for it.</summary>
    private static T Wait<T>(Func<Task<T>> start)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return start().GetAwaiter().GetResult();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
