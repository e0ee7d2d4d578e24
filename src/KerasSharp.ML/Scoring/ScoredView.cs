using Microsoft.ML;

namespace KerasSharp.ML.Scoring;

/// <summary>A view with predictions, which are computed when they are read.</summary>
internal sealed class ScoredView(IDataView source, ScoringMapper mapper) : IDataView
{
    public DataViewSchema Schema => mapper.OutputSchema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var columns = columnsNeeded.ToList();
        var cursor = source.GetRowCursor(mapper.GetDependencies(columns), rand);
        return columns.Exists(column => mapper.Added(column) >= 0) ? new ScoringCursor(mapper, cursor, columns)
            : new PassingCursor(mapper, cursor, columns);
    }

    // One cursor: the model's own kernels use all processors.
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
