using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Data;

/// <summary>Keys as indices from 0: ML.NET counts keys from 1, and 0 is its missing value.</summary>
internal sealed class KeyReader<TSource, T>(DataViewSchema.Column column, int size) : CellReader<T>(column, size)
    where TSource : struct, IBinaryInteger<TSource>
    where T : unmanaged, INumber<T>
{
    private const string Expected = "a key (a value that the mapping to keys has seen)";
    private readonly bool _isVector = column.Type is VectorDataViewType;
    private ValueGetter<TSource> _getter = null!;
    private ValueGetter<VBuffer<TSource>> _vectorGetter = null!;
    private VBuffer<TSource> _values;

    public override void Bind(DataViewRow row)
    {
        if (_isVector)
            _vectorGetter = row.GetGetter<VBuffer<TSource>>(Column);
        else
            _getter = row.GetGetter<TSource>(Column);
    }

    public override void Read(Span<T> to, long row)
    {
        if (!_isVector)
        {
            TSource key = default;
            _getter(ref key);
            to[0] = Index(key, null, row);
            return;
        }

        _vectorGetter(ref _values);
        if (_values.Length != Size)
            throw new DataViewException(Column.Name, row, $"it has {_values.Length} keys. Expected: {Size}");
        foreach (var (place, key) in _values.Items(all: true))
            to[place] = Index(key, place, row);
    }

    private T Index(TSource key, int? place, long row) => TSource.IsZero(key) ? throw Missing(row, place, Expected)
        : T.CreateSaturating(key - TSource.One);
}
