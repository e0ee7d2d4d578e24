namespace KerasSharp.Training;

/// <summary>Batches of a <see cref="PyDataset"/>, prepared ahead by its workers.</summary>
internal sealed class PyDatasetSource(PyDataset dataset, bool shuffle, Func<Batch, Batch> arrange) : BatchSource
{
    private Prepared? _peeked;

    public override int? Steps => dataset.NumBatches;

    public override Batch? Peek()
    {
        if (dataset.NumBatches <= 0)
            return null;
        if (_peeked is null)
        {
            dataset.OnEpochBegin();
            _peeked = Prepare(0);
            dataset.OnEpochEnd();
        }

        return _peeked.Batch;
    }

    public override void BeginEpoch() => dataset.OnEpochBegin();

    public override void EndEpoch() => dataset.OnEpochEnd();

    public override IEnumerable<Batch> Epoch(int number)
    {
        foreach (var (batch, made) in Ahead(Order(number)))
        {
            foreach (var tensor in made)
                CurrentDisposeScope?.Attach(tensor);
            yield return batch;
        }
    }

    public override void Dispose() => _peeked?.Dispose();

    /// <summary>Keras's order of an epoch: Python's shuffle under the epoch's number. The look at a first batch counted as epoch
    /// 0.</summary>
    private IEnumerable<int> Order(int epoch)
    {
        if (dataset.NumBatches is not { } count)
            return Enumerable.Range(0, int.MaxValue);
        int[] order = [.. Enumerable.Range(0, count)];
        if (shuffle)
            new PythonRandom((uint)epoch).Shuffle(order);
        return order;
    }

    private IEnumerable<Prepared> Ahead(IEnumerable<int> order)
    {
        if (dataset.Workers == 0)
        {
            foreach (var index in order)
                yield return Prepare(index);
            yield break;
        }

        using var gate = new SemaphoreSlim(dataset.Workers);
        using var stop = new CancellationTokenSource();
        var waiting = new Queue<Task<Prepared>>();
        try
        {
            foreach (var index in order)
            {
                waiting.Enqueue(Task.Run(() => PrepareBehind(gate, index, stop.Token)));
                if (waiting.Count >= dataset.MaxQueueSize)
                    yield return waiting.Dequeue().GetAwaiter().GetResult();
            }

            while (waiting.Count > 0)
                yield return waiting.Dequeue().GetAwaiter().GetResult();
        }
        finally
        {
            // What was prepared and is not wanted any more; what is not begun is not made.
            stop.Cancel();
            foreach (var task in waiting)
            {
                ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
                if (task.IsCompletedSuccessfully)
                    task.Result.Dispose();
            }
        }
    }

    private async Task<Prepared> PrepareBehind(SemaphoreSlim gate, int index, CancellationToken stop)
    {
        await gate.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return Prepare(index);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>A batch, and those of its tensors that were made for it.</summary>
    private Prepared Prepare(int index)
    {
        using var scope = NewDisposeScope();
        var batch = dataset.GetBatch(index) ?? throw new InvalidOperationException(
            $"{dataset.GetType().Name}.GetBatch({index}) gave null. Expected a Batch.");
        Cardinality.Check(batch);
        batch = arrange(batch);
        Cardinality.CheckWeights(batch);
        Tensor[] made = [.. batch.Tensors.Where(scope.Contains).Distinct()];
        scope.Detach(made);
        return new Prepared(batch, made);
    }

    private sealed record Prepared(Batch Batch, Tensor[] Made) : IDisposable
    {
        public void Dispose()
        {
            foreach (var tensor in Made)
                tensor.Dispose();
        }
    }
}
