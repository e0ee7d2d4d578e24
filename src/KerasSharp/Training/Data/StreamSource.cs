namespace KerasSharp.Training;

/// <summary>Batches from a stream of the caller's, which may be endless when the number of steps is given.</summary>
/// <remarks>A tensor that the stream makes for a batch is freed after the batch's step; what else it makes stays, so that a stream may keep
/// what it cuts its batches from.</remarks>
/// <param name="batches">The stream; each epoch starts it again.</param>
/// <param name="arrange">Puts data that is given by name in order; null for as it is.</param>
internal sealed class StreamSource(IEnumerable<Batch> batches, Func<Batch, Batch>? arrange = null) : BatchSource
{
    private IEnumerator<Batch>? _ahead;
    private Batch? _peeked;
    private Tensor[] _peekedMade = [];

    public override int? Steps => null;

    public override Batch? Peek()
    {
        if (_ahead is null)
        {
            _ahead = batches.GetEnumerator();
            using var scope = NewDisposeScope();
            _peeked = Next(_ahead);
            _peekedMade = [.. scope.DisposablesView.OfType<Tensor>()];
            scope.Detach(_peekedMade);
        }

        return _peeked;
    }

    public override IEnumerable<Batch> Epoch(int number)
    {
        using var running = _ahead ?? batches.GetEnumerator();
        _ahead = null;
        if (_peeked is { } first)
        {
            CurrentDisposeScope?.Attach(_peekedMade);
            (_peeked, _peekedMade) = (null, []);
            yield return first;
        }

        while (Next(running) is { } batch)
            yield return batch;
    }

    public override void Dispose()
    {
        foreach (var tensor in _peekedMade)
            tensor.Dispose();
        _ahead?.Dispose();
    }

    private Batch? Next(IEnumerator<Batch> running)
    {
        using var scope = NewDisposeScope();
        Batch? batch = null;
        if (running.MoveNext())
        {
            batch = running.Current ?? throw new InvalidOperationException("The stream of batches gave null. Expected a Batch.");
            Cardinality.Check(batch);
            batch = arrange?.Invoke(batch) ?? batch;
            Cardinality.CheckWeights(batch);
            foreach (var tensor in batch.Tensors.Where(tensor => scope.Contains(tensor)).Distinct().ToArray())
                tensor.MoveToOuterDisposeScope();
        }

        scope.Detach(scope.DisposablesView.ToArray());
        return batch;
    }
}
