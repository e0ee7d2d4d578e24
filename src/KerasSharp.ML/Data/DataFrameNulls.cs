using Microsoft.ML;

namespace KerasSharp.ML.Data;

/// <summary>Refuses nulls of a DataFrame: as a data view it gives them as 0 or false where the column is of integers or booleans.</summary>
/// <remarks>The type is known by its name, so that nobody needs Microsoft.Data.Analysis who does not use it.</remarks>
internal static class DataFrameNulls
{
    private const string DataFrame = "Microsoft.Data.Analysis.DataFrame";

    /// <exception cref="DataViewException">A column that is read holds nulls.</exception>
    public static void Refuse(IDataView data, IEnumerable<DataViewSchema.Column> columns)
    {
        if (data.GetType().FullName != DataFrame)
            return;
        dynamic frame = data;
        foreach (var column in columns)
        {
            var cells = frame.Columns[column.Index];
            if ((long)cells.NullCount == 0)
                continue;
            long row = 0;
            while (cells[row] is not null)
                row++;
            throw new DataViewException(
                column.Name, row, $"the value is missing, and {cells.NullCount} in all. Expected: a value in each row. "
                + $"Replace missing values before (`FillNulls`), or drop such rows (`DropNulls`).");
        }
    }
}
