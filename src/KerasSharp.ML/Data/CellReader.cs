using Microsoft.ML;

namespace KerasSharp.ML.Data;

/// <summary>Reads the values that a column has in the current row.</summary>
/// <typeparam name="T">The type that the values are stored as: float, double or long.</typeparam>
/// <param name="column">The column.</param>
/// <param name="size">The number of values a row.</param>
internal abstract class CellReader<T>(DataViewSchema.Column column, int size)
    where T : unmanaged
{
    /// <summary>The number of values a row.</summary>
    public int Size => size;

    protected DataViewSchema.Column Column => column;

    /// <summary>Reads from a row, or each row of a cursor, from now on.</summary>
    public abstract void Bind(DataViewRow row);

    /// <summary>Reads the current row's values.</summary>
    /// <exception cref="DataViewException">A value is missing, or there are more or fewer values.</exception>
    public abstract void Read(Span<T> to, long row);

    protected DataViewException Missing(long row, int? place, string expected) =>
        new(column.Name, row, $"the value{(place is null || size == 1 ? "" : $" at {place}")} is missing. Expected: {expected}. "
        + $"Replace missing values before, or filter such rows out.");
}
