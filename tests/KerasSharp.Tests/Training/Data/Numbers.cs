using System.Collections.Concurrent;

namespace KerasSharp.Tests.Training.Data;

/// <summary>A dataset whose batch i holds the number i, and which notes what is asked of it.</summary>
internal sealed class Numbers(int? count, int workers, int maxQueueSize = 10) : PyDataset(workers, maxQueueSize)
{
    private int _made;

    public override int? NumBatches => count;

    /// <summary>The calls, in order.</summary>
    public List<string> Log { get; } = [];

    /// <summary>All tensors that were made.</summary>
    public ConcurrentBag<Tensor> Tensors { get; } = [];

    /// <summary>How many batches were asked for.</summary>
    public int Made => _made;

    public int Offset { get; set; }

    public Action<int>? OnGet { get; set; }

    public Action<Numbers>? OnEnd { get; init; }

    public override void OnEpochBegin() => Log.Add("begin");

    public override void OnEpochEnd()
    {
        Log.Add("end");
        OnEnd?.Invoke(this);
    }

    public override Batch GetBatch(int index)
    {
        Interlocked.Increment(ref _made);
        lock (Log)
            Log.Add($"{index}");
        OnGet?.Invoke(index);
        var batch = Recorder.Numbered(index + Offset);
        foreach (var tensor in batch.X.Concat(batch.Y))
            Tensors.Add(tensor);
        return batch;
    }
}
