using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Data;

/// <summary>Booleans as 0 and 1, one or a vector a row.</summary>
internal sealed class BooleanReader<T>(DataViewSchema.Column column, int size) : CellReader<T>(column, size)
    where T : unmanaged, INumber<T>
{
    private readonly bool _isVector = column.Type is VectorDataViewType;
    private ValueGetter<bool> _getter = null!;
    private ValueGetter<VBuffer<bool>> _vectorGetter = null!;
    private VBuffer<bool> _values;

    public override void Bind(DataViewRow row)
    {
        if (_isVector)
            _vectorGetter = row.GetGetter<VBuffer<bool>>(Column);
        else
            _getter = row.GetGetter<bool>(Column);
    }

    public override void Read(Span<T> to, long row)
    {
        if (!_isVector)
        {
            var value = false;
            _getter(ref value);
            to[0] = value ? T.One : T.Zero;
            return;
        }

        _vectorGetter(ref _values);
        if (_values.Length != Size)
            throw new DataViewException(Column.Name, row, $"it has {_values.Length} values. Expected: {Size}");
        to.Clear();
        foreach (var (place, value) in _values.Items())
            to[place] = value ? T.One : T.Zero;
    }
}
