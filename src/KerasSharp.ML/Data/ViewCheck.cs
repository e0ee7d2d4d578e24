using Microsoft.ML;

namespace KerasSharp.ML.Data;

/// <summary>What a look at all rows of a view found.</summary>
/// <param name="Rows">Their number.</param>
/// <param name="Labels">The least and the greatest integer of each target; null where a target holds none.</param>
internal sealed record ViewCheck(long Rows, IReadOnlyList<(long Least, long Greatest)?> Labels)
{
    /// <summary>Reads all rows once, so that what is wrong is known before anything is trained.</summary>
    /// <exception cref="DataViewException">A value is missing or does not fit, or there are no rows.</exception>
    /// <exception cref="OperationCanceledException">The look was cancelled.</exception>
    public static ViewCheck Of(IDataView data, ViewPlan plan, CancellationToken cancellation)
    {
        DataFrameNulls.Refuse(data, plan.Columns);
        var columns = plan.Columns.ToArray();
        using var cursor = data.GetRowCursor(columns);
        var readers = plan.Fields.Select(field => field.Open(waiting: 1)).ToArray();
        try
        {
            foreach (var reader in readers)
                reader.Bind(cursor);
            var rows = 0L;
            for (; cursor.MoveNext(); rows++)
            {
                if (rows % 256 == 0)
                    cancellation.ThrowIfCancellationRequested();
                foreach (var reader in readers)
                    reader.ReadWaiting(0, rows);
            }

            if (rows == 0)
                throw new DataViewException(columns[0].Name, null, "the data view has no rows.");
            return new(rows, [.. readers.Skip(plan.X.Length).Take(plan.Y.Length).Select(reader => reader.Range)]);
        }
        finally
        {
            foreach (var reader in readers)
                reader.Dispose();
        }
    }
}
