using Microsoft.ML;

namespace KerasSharp.ML.Data;

/// <summary>The rows of a view, one after the other.</summary>
internal sealed class RowStream(DataViewRowCursor cursor) : IDisposable
{
    private long _row = -1;
    private bool _ended;

    /// <summary>Goes to the next row: its number from 0; null after the last.</summary>
    public long? Next()
    {
        if (_ended || !cursor.MoveNext())
        {
            _ended = true;
            return null;
        }

        return ++_row;
    }

    public void Dispose() => cursor.Dispose();
}
