using KerasSharp.ML.Data;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Scoring;

/// <summary>A cursor over rows with their predictions: it reads some rows ahead, so that the model works on batches.</summary>
internal sealed class ScoringCursor : DataViewRowCursor, IScoredRow
{
    private const int MostRows = 256;
    private const long MostBytes = 16 << 20;
    private readonly ScoringMapper _mapper;
    private readonly DataViewRowCursor _source;
    private readonly FieldReader[] _readers;
    private readonly PassedColumn?[] _passed;
    private readonly bool[] _active;
    private readonly (long Batch, DataViewRowId Id)[] _rows;
    private readonly ValueGetter<DataViewRowId> _id;
    private float[] _values = [];
    private long _first;
    private int _count;
    private int _at = -1;
    private bool _ended;

    public ScoringCursor(ScoringMapper mapper, DataViewRowCursor source, IEnumerable<DataViewSchema.Column> columns)
    {
        (_mapper, _source) = (mapper, source);
        _rows = new (long, DataViewRowId)[(int)Math.Clamp(MostBytes / Math.Max(1, mapper.Plan.RowBytes), 1, MostRows)];
        _active = new bool[mapper.OutputSchema.Count];
        _passed = new PassedColumn?[mapper.InputSchema.Count];
        foreach (var column in columns)
        {
            _active[column.Index] = true;
            if (mapper.Added(column) < 0)
                _passed[column.Index] ??= PassedColumn.Of(source, mapper.InputSchema[column.Index], _rows.Length);
        }

        _id = source.GetIdGetter();
        _readers = [.. mapper.Plan.X.Select(field => field.Open(waiting: 0))];
        foreach (var reader in _readers)
            reader.Bind(source);
    }

    public override DataViewSchema Schema => _mapper.OutputSchema;

    public override long Position => _at < 0 ? -1 : _first + _at;

    public override long Batch => _rows[_at].Batch;

    public ReadOnlySpan<float> Values => _values.AsSpan(_at * _mapper.Scorer.Width, _mapper.Scorer.Width);

    public override bool MoveNext()
    {
        if (_at + 1 < _count)
        {
            _at++;
            return true;
        }

        if (!_ended && Fill())
        {
            _at = 0;
            return true;
        }

        _at = -1;
        return false;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = _rows[_at].Id;

    public override bool IsColumnActive(DataViewSchema.Column column) => _active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
            throw Getters.Inactive(column);
        var added = _mapper.Added(column);
        return Getters.As<TValue>(column, () => added < 0 ? _passed[column.Index]!.Getter(() => _at) : _mapper.Scorer.Getter(added, this));
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        foreach (var reader in _readers)
            reader.Dispose();
        _source.Dispose();
    }

    /// <summary>Reads the next rows and predicts; whether there was one.</summary>
    private bool Fill()
    {
        _first += _count;
        _count = 0;
        foreach (var reader in _readers)
            reader.Begin(_rows.Length);
        while (_count < _rows.Length && !_ended)
        {
            if (_source.MoveNext())
                ReadRow();
            else
                _ended = true;
        }

        if (_count > 0)
            _values = _mapper.Runner.Run(new Batch(Array.ConvertAll(_readers, reader => reader.End(_count)), [], []));
        return _count > 0;
    }

    private void ReadRow()
    {
        foreach (var column in _passed)
            column?.Read(_count);
        foreach (var reader in _readers)
            reader.Read(_count, _first + _count);
        _rows[_count].Batch = _source.Batch;
        _id(ref _rows[_count].Id);
        _count++;
    }
}
