using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Data;

/// <summary>A vector of numbers a row, dense or sparse.</summary>
internal sealed class VectorReader<TSource, T>(DataViewSchema.Column column, int size) : CellReader<T>(column, size)
    where TSource : struct, INumber<TSource>
    where T : unmanaged, INumber<T>
{
    private ValueGetter<VBuffer<TSource>> _getter = null!;
    private VBuffer<TSource> _values;

    public override void Bind(DataViewRow row) => _getter = row.GetGetter<VBuffer<TSource>>(Column);

    public override void Read(Span<T> to, long row)
    {
        _getter(ref _values);
        if (_values.Length != Size)
            throw new DataViewException(Column.Name, row, $"it has {_values.Length} values. Expected: {Size}");
        var values = _values.GetValues();
        if (!_values.IsDense)
        {
            to.Clear();
            var places = _values.GetIndices();
            for (var i = 0; i < values.Length; i++)
                to[places[i]] = Checked(values[i], places[i], row);
            return;
        }

        if (typeof(TSource) == typeof(T) && !TensorPrimitives.IsNaNAny(values))
        {
            MemoryMarshal.Cast<TSource, T>(values).CopyTo(to);
            return;
        }

        for (var i = 0; i < values.Length; i++)
            to[i] = Checked(values[i], i, row);
    }

    private T Checked(TSource value, int place, long row) =>
        TSource.IsNaN(value) ? throw Missing(row, place, "a number") : Numbers<TSource, T>.Convert(value, Column.Name, row);
}
