using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace KerasSharp.ML.Data;

/// <summary>Makes the items of a sequence on a thread of its own, a few ahead of who takes them.</summary>
/// <typeparam name="TSource">What gives them.</typeparam>
/// <typeparam name="T">The items.</typeparam>
/// <param name="open">Opens the source, on the thread.</param>
/// <param name="next">The next item; null after the last.</param>
/// <param name="free">Frees an item that nobody takes any more.</param>
/// <param name="ahead">The number of items that may wait.</param>
internal sealed class ReadAhead<TSource, T>(Func<TSource> open, Func<TSource, T?> next, Action<T> free, int ahead = 4) : IDisposable
    where TSource : IDisposable
    where T : class
{
    private readonly BlockingCollection<T> _ready = new(ahead);
    private readonly CancellationTokenSource _stop = new();
    private Thread? _thread;
    private ExceptionDispatchInfo? _failure;

    /// <summary>The items in order; what the source throws is thrown where its item would come.</summary>
    public IEnumerable<T> Items()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "KerasSharp.ML reader" };
        _thread.Start();
        foreach (var item in _ready.GetConsumingEnumerable())
            yield return item;
        _failure?.Throw();
    }

    /// <summary>Stops the thread and frees what waits.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _thread?.Join();
        while (_ready.TryTake(out var item))
            free(item);
        _ready.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            using var source = open();
            while (!_stop.IsCancellationRequested && next(source) is { } item)
                Hand(item);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Nobody waits for more.
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            _ready.CompleteAdding();
        }
    }

    private void Hand(T item)
    {
        try
        {
            _ready.Add(item, _stop.Token);
        }
        catch
        {
            free(item);
            throw;
        }
    }
}
