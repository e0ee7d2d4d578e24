using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary>A cursor that is asked for no prediction: that of the source, under the schema with predictions.</summary>
internal sealed class PassingCursor(ScoringMapper mapper, DataViewRowCursor source, IEnumerable<DataViewSchema.Column> columns)
    : DataViewRowCursor
{
    private readonly HashSet<int> _active = [.. columns.Select(column => column.Index)];

    public override DataViewSchema Schema => mapper.OutputSchema;

    public override long Position => source.Position;

    public override long Batch => source.Batch;

    public override bool MoveNext() => source.MoveNext();

    public override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        IsColumnActive(column) ? source.GetGetter<TValue>(mapper.InputSchema[column.Index]) : throw Getters.Inactive(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
    }
}
