using Microsoft.ML;

namespace KerasSharp.ML.Data;

/// <summary>Batches that are read from a data view while the model works on those before.</summary>
internal sealed class ViewSource : BatchSource
{
    private const long PoolBytes = 64 << 20;
    private const int PoolRows = 8192;
    private const long AheadBytes = 4 << 20;
    private readonly IDataView _data;
    private readonly ViewPlan _plan;
    private readonly int _batchSize;
    private readonly int _waiting;
    private readonly int _seed;
    private readonly Func<Batch, Batch> _arrange;
    private readonly ViewCheck? _check;
    private Batch? _peeked;

    /// <param name="data">The view.</param>
    /// <param name="plan">Its columns.</param>
    /// <param name="batchSize">Rows a batch; null for 32.</param>
    /// <param name="arrange">What is done to each batch.</param>
    /// <param name="check">What a look at all rows found; null where none was taken.</param>
    /// <param name="shuffle">Whether each epoch has an order of its own.</param>
    /// <param name="buffer">The rows to mix among; null for what 64 MB hold, at most 8192.</param>
    /// <param name="seed">Makes other orders.</param>
    public ViewSource(
        IDataView data, ViewPlan plan, int? batchSize, Func<Batch, Batch> arrange, ViewCheck? check = null, bool shuffle = false,
            int? buffer = null, int seed = 0)
    {
        if (buffer < 1)
            throw new ArgumentOutOfRangeException("shuffleBuffer", $"`shuffleBuffer` must be at least 1. Received: shuffleBuffer={buffer}");
        (_data, _plan, _arrange, _check, _seed) = (data, plan, arrange, check, seed);
        _batchSize = BatchSizes.Check(batchSize);
        _waiting = !shuffle ? 0 : buffer ?? (int)Math.Clamp(PoolBytes / Math.Max(1, plan.RowBytes), 1, PoolRows);
        if (check is not null && _waiting > check.Rows)
            _waiting = (int)check.Rows;
    }

    public override int? Steps => (_check?.Rows ?? _data.GetRowCount()) is { } rows ? checked((int)((rows + _batchSize - 1) / _batchSize))
        : null;

    public override IEnumerable<Tensor> LabelsToCheck => (_check?.Labels ?? []).Select(range => range is { } labels
        ? tensor([labels.Least, labels.Greatest]) : tensor([0L]));

    public override Batch? Peek()
    {
        if (_peeked is not null)
            return _peeked;
        using var cutter = new BatchCutter(_data, _plan, _batchSize);
        return _peeked = cutter.Next() is { } batch ? Arranged(batch) : null;
    }

    public override IEnumerable<Batch> Epoch(int number)
    {
        (int, Random)? mixing = _waiting == 0 ? null : (_waiting, new Random(unchecked((_seed * 16777619) ^ number)));
        using var ahead = new ReadAhead<BatchCutter,
            Batch>(() => new BatchCutter(_data, _plan, _batchSize, mixing), cutter => cutter.Next(), Free, Ahead);
        foreach (var batch in ahead.Items())
        {
            var scope = CurrentDisposeScope;
            foreach (var tensor in batch.Tensors)
                scope?.Attach(tensor);
            yield return _arrange(batch);
        }
    }

    /// <summary>The number of batches that may wait: as many as a few megabytes hold, so that the threads seldom wake each other.</summary>
    private int Ahead => (int)Math.Clamp(AheadBytes / Math.Max(1, _plan.RowBytes * _batchSize), 4, 32);

    public override void Dispose()
    {
        if (_peeked is not null)
            Free(_peeked);
    }

    private Batch Arranged(Batch batch)
    {
        using var scope = NewDisposeScope();
        foreach (var tensor in batch.Tensors)
            scope.Attach(tensor);
        var arranged = _arrange(batch);
        scope.Detach(arranged.Tensors.Distinct());
        return arranged;
    }

    private static void Free(Batch batch)
    {
        foreach (var tensor in batch.Tensors)
            tensor.Dispose();
    }
}
