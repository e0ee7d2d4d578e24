using Microsoft.ML;

namespace KerasSharp.ML.Data;

/// <summary>Cuts the rows of a view into batches, for one pass.</summary>
internal sealed class BatchCutter : IDisposable
{
    private readonly ViewPlan _plan;
    private readonly int _batchSize;
    private readonly FieldReader[] _readers;
    private readonly RowStream _rows;
    private readonly ShufflePool? _pool;

    /// <param name="data">The view.</param>
    /// <param name="plan">Its columns.</param>
    /// <param name="batchSize">Rows a batch.</param>
    /// <param name="mixing">The rows to mix among, and what decides; null for the order of the view.</param>
    public BatchCutter(IDataView data, ViewPlan plan, int batchSize, (int Rows, Random Random)? mixing = null)
    {
        (_plan, _batchSize) = (plan, batchSize);
        var cursor = data.GetRowCursor(plan.Columns, data.CanShuffle ? mixing?.Random : null);
        _rows = new RowStream(cursor);
        _readers = [.. plan.Fields.Select(field => field.Open(mixing?.Rows ?? 0))];
        foreach (var reader in _readers)
            reader.Bind(cursor);
        if (mixing is { } mix)
            _pool = new ShufflePool(_readers, mix.Rows, mix.Random);
    }

    /// <summary>The next batch, outside of all dispose scopes; null after the last.</summary>
    public Batch? Next()
    {
        foreach (var reader in _readers)
            reader.Begin(_batchSize);
        var count = 0;
        while (count < _batchSize && Put(count))
            count++;
        if (count == 0)
            return null;
        var tensors = new List<Tensor>(_readers.Length);
        try
        {
            foreach (var reader in _readers)
                tensors.Add(reader.End(count));
        }
        catch
        {
            tensors.ForEach(tensor => tensor.Dispose());
            throw;
        }

        var (x, y) = (_plan.X.Length, _plan.Y.Length);
        return new Batch([.. tensors[..x]], [.. tensors[x..(x + y)]],
            [.. tensors[(x + y)..]])
        { Keys = new(null, _plan.YNames, _plan.WeightNames) };
    }

    public void Dispose()
    {
        _rows.Dispose();
        foreach (var reader in _readers)
            reader.Dispose();
    }

    private bool Put(int at)
    {
        if (_pool is not null)
        {
            _pool.Fill(_rows);
            return _pool.Take(at);
        }

        if (_rows.Next() is not { } row)
            return false;
        foreach (var reader in _readers)
            reader.Read(at, row);
        return true;
    }
}
