using System.Numerics;
using Microsoft.ML;

namespace KerasSharp.ML.Data;

/// <summary>One number a row.</summary>
internal sealed class NumberReader<TSource, T>(DataViewSchema.Column column) : CellReader<T>(column, 1)
    where TSource : struct, INumber<TSource>
    where T : unmanaged, INumber<T>
{
    private ValueGetter<TSource> _getter = null!;

    public override void Bind(DataViewRow row) => _getter = row.GetGetter<TSource>(Column);

    public override void Read(Span<T> to, long row)
    {
        TSource value = default;
        _getter(ref value);
        if (TSource.IsNaN(value))
            throw Missing(row, null, "a number");
        to[0] = Numbers<TSource, T>.Convert(value, Column.Name, row);
    }
}
