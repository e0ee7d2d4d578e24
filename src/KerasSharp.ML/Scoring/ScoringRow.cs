using KerasSharp.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary>A row with its predictions, computed when they are asked for and once for each position of the row behind.</summary>
internal sealed class ScoringRow : DataViewRow, IScoredRow
{
    private readonly ScoringMapper _mapper;
    private readonly DataViewRow _input;
    private readonly HashSet<int> _active;
    private readonly FieldReader[]? _readers;
    private float[] _values = [];
    private long? _scored;

    public ScoringRow(ScoringMapper mapper, DataViewRow input, IEnumerable<DataViewSchema.Column> active)
    {
        (_mapper, _input) = (mapper, input);
        _active = [.. active.Select(column => column.Index)];
        if (!_active.Any(index => index >= mapper.InputSchema.Count))
            return;
        _readers = [.. mapper.Plan.X.Select(field => field.Open(waiting: 0))];
        foreach (var reader in _readers)
            reader.Bind(input);
    }

    public override DataViewSchema Schema => _mapper.OutputSchema;

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public ReadOnlySpan<float> Values
    {
        get
        {
            if (_scored != Position)
                Score();
            return _values;
        }
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        var added = _mapper.Added(column);
        return added < 0 ? _input.GetGetter<TValue>(_mapper.InputSchema[column.Index])
            : Getters.As<TValue>(Active(column), () => _mapper.Scorer.Getter(added, this));
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        foreach (var reader in _readers ?? [])
            reader.Dispose();
        _input.Dispose();
    }

    private DataViewSchema.Column Active(DataViewSchema.Column column) => IsColumnActive(column) ? column : throw Getters.Inactive(column);

    private void Score()
    {
        _scored = null;
        var row = Position;
        foreach (var reader in _readers!)
        {
            reader.Begin(1);
            reader.Read(0, row);
        }

        _values = _mapper.Runner.Run(new Batch(Array.ConvertAll(_readers, reader => reader.End(1)), [], []));
        _scored = row;
    }
}
