namespace KerasSharp.ML.Data;

/// <summary>Mixes a stream: rows wait in a pool, each batch takes some at random, and new rows come in their places.</summary>
/// <param name="readers">The fields' readers.</param>
/// <param name="size">The number of rows that can wait.</param>
/// <param name="random">What decides.</param>
internal sealed class ShufflePool(FieldReader[] readers, int size, Random random)
{
    private readonly int[] _places = [.. Enumerable.Range(0, size)];
    private int _count;

    /// <summary>Reads rows until the pool is full or the stream ends.</summary>
    public void Fill(RowStream rows)
    {
        while (_count < size && rows.Next() is { } row)
        {
            foreach (var reader in readers)
                reader.ReadWaiting(_places[_count], row);
            _count++;
        }
    }

    /// <summary>Moves a waiting row into the batch; whether there was one.</summary>
    public bool Take(int at)
    {
        if (_count == 0)
            return false;
        var chosen = random.Next(_count);
        foreach (var reader in readers)
            reader.Take(_places[chosen], at);
        _count--;
        (_places[chosen], _places[_count]) = (_places[_count], _places[chosen]);
        return true;
    }
}
