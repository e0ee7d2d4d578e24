using System.Runtime.ExceptionServices;

namespace KerasSharp.ML.Data;

/// <summary>Makes the items of a sequence on a thread of its own, some ahead of who takes them.</summary>
/// <remarks>
/// The thread works in bursts: once as many items wait as may, it sleeps until half of them are taken. So threads seldom wake each other,
/// and none spins, which would slow the computation down where two threads share a core.
/// </remarks>
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
    private readonly Queue<T> _ready = new(ahead);
    private Thread? _thread;
    private ExceptionDispatchInfo? _failure;
    private volatile bool _stopped;
    private bool _ended;

    /// <summary>The items in order; what the source throws is thrown where its item would come.</summary>
    public IEnumerable<T> Items()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "KerasSharp.ML reader" };
        _thread.Start();
        while (Take() is { } item)
            yield return item;
        _failure?.Throw();
    }

    /// <summary>Stops the thread and frees what waits.</summary>
    public void Dispose()
    {
        lock (_ready)
        {
            _stopped = true;
            Monitor.PulseAll(_ready);
        }

        _thread?.Join();
        while (_ready.TryDequeue(out var item))
            free(item);
    }

    private T? Take()
    {
        lock (_ready)
        {
            while (_ready.Count == 0 && !_ended)
                Monitor.Wait(_ready);
            if (!_ready.TryDequeue(out var item))
                return null;
            if (_ready.Count == ahead / 2)
                Monitor.PulseAll(_ready);
            return item;
        }
    }

    private void Run()
    {
        try
        {
            using var source = open();
            while (!_stopped && next(source) is { } item && Hand(item))
            {
            }
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            lock (_ready)
            {
                _ended = true;
                Monitor.PulseAll(_ready);
            }
        }
    }

    /// <summary>Lets an item wait; whether more are wanted.</summary>
    private bool Hand(T item)
    {
        lock (_ready)
        {
            if (_ready.Count >= ahead)
            {
                while (_ready.Count > ahead / 2 && !_stopped)
                    Monitor.Wait(_ready);
            }

            _ready.Enqueue(item);
            if (_ready.Count == 1)
                Monitor.PulseAll(_ready);
            return !_stopped;
        }
    }
}
