using Microsoft.ML;

namespace KerasSharp.ML.Data;

/// <summary>A tensor that batches hold, an input, a target or weights, and the columns that its rows are made from.</summary>
internal abstract class Field
{
    /// <summary>The columns.</summary>
    public abstract IEnumerable<DataViewSchema.Column> Columns { get; }

    /// <summary>The bytes that a row takes while it waits.</summary>
    public abstract long RowBytes { get; }

    /// <summary>A reader of its own, for one thread.</summary>
    /// <param name="waiting">The number of rows that can wait in it.</param>
    public abstract FieldReader Open(int waiting);
}

/// <summary>Reads rows of a field, keeps some waiting, and puts batches together.</summary>
internal abstract class FieldReader : IDisposable
{
    /// <summary>Reads from a row, or each row of a cursor, from now on.</summary>
    public abstract void Bind(DataViewRow row);

    /// <summary>Reads the current row and lets it wait at a place.</summary>
    public abstract void ReadWaiting(int place, long row);

    /// <summary>Begins a batch of at most so many rows.</summary>
    public abstract void Begin(int rows);

    /// <summary>Reads the current row into the batch.</summary>
    public abstract void Read(int at, long row);

    /// <summary>Puts a waiting row into the batch.</summary>
    public abstract void Take(int place, int at);

    /// <summary>The batch, (rows, …), outside of all dispose scopes.</summary>
    public abstract Tensor End(int rows);

    /// <summary>The least and the greatest integer that was read; null where there is none.</summary>
    public virtual (long Least, long Greatest)? Range => null;

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
