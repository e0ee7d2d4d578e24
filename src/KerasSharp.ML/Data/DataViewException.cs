namespace KerasSharp;

/// <summary>A data view does not hold what a model takes: names the column, the row where it is one, and what was expected.</summary>
public sealed class DataViewException : ArgumentException
{
    internal DataViewException(string column, long? row, string message)
        : base($"Column '{column}'{(row is null ? "" : $", row {row}")}: {message}") => (Column, Row) = (column, row);

    /// <summary>The column.</summary>
    public string Column { get; }

    /// <summary>The row, counted from 0 in the order in which the view gives rows; null where the column as a whole is wrong.</summary>
    public long? Row { get; }
}
