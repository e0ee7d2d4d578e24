using System.Collections;
using static TorchSharp.torch;

namespace KerasSharp.Training;

/// <summary>An asynchronous stream read on the training thread, which waits for each batch; the tensors of a batch die with its step.</summary>
internal sealed class AsyncBatches(IAsyncEnumerable<Batch> batches, CancellationToken cancellation) : IEnumerable<Batch>
{
    public IEnumerator<Batch> GetEnumerator()
    {
        cancellation.ThrowIfCancellationRequested();
        var running = batches.GetAsyncEnumerator(cancellation);
        try
        {
            // On the pool: a caller's synchronisation context must not wait for itself.
            while (Task.Run(async () => await running.MoveNextAsync().ConfigureAwait(false)).GetAwaiter().GetResult())
            {
                foreach (var tensor in running.Current?.Tensors ?? [])
                    CurrentDisposeScope?.Attach(tensor);
                yield return running.Current!;
            }
        }
        finally
        {
            Task.Run(async () => await running.DisposeAsync().ConfigureAwait(false)).GetAwaiter().GetResult();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
