using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML;

namespace KerasSharp.ML.Data;

/// <summary>A field of numbers: the values of one or several columns side by side.</summary>
/// <typeparam name="T">The type that values are stored as.</typeparam>
/// <param name="columns">The columns.</param>
/// <param name="cells">Makes readers of the columns.</param>
/// <param name="shape">The shape of a row.</param>
/// <param name="dtype">The element type of the batches.</param>
/// <param name="further">What is made of a batch at last; null for nothing.</param>
internal sealed class NumberField<T>(DataViewSchema.Column[] columns, Func<CellReader<T>[]> cells, long[] shape, ScalarType dtype,
    Func<Tensor, Tensor>? further = null) : Field
    where T : unmanaged, INumber<T>
{
    public override IEnumerable<DataViewSchema.Column> Columns => columns;

    public override long RowBytes => Elements(shape) * Unsafe.SizeOf<T>();

    public override FieldReader Open(int waiting) => new Reader(cells(), shape, dtype, further, waiting);

    private static long Elements(long[] shape) => shape.Aggregate(1L, (a, b) => checked(a * b));

    private sealed class Reader(CellReader<T>[] cells, long[] shape, ScalarType dtype, Func<Tensor, Tensor>? further, int waiting)
        : FieldReader
    {
        private readonly int _size = checked((int)Elements(shape));
        private readonly T[] _waiting = new T[checked((int)Elements(shape) * waiting)];
        private Tensor? _batch;
        private nint _memory;
        private (long Least, long Greatest)? _range;

        public override (long Least, long Greatest)? Range => _range;

        public override void Bind(DataViewRow row)
        {
            foreach (var cell in cells)
                cell.Bind(row);
        }

        public override void ReadWaiting(int place, long row) => Read(_waiting.AsSpan(place * _size, _size), row);

        public override void Begin(int rows)
        {
            _batch?.Dispose();
            _batch = empty([rows, .. shape], StoredAs, CPU).DetachFromDisposeScope();
            unsafe
            {
                // Memory of libtorch's, which stays where it is.
                _memory = _size == 0 ? 0 : (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(_batch.bytes));
            }
        }

        public override void Read(int at, long row) => Read(Row(at), row);

        public override void Take(int place, int at) => _waiting.AsSpan(place * _size, _size).CopyTo(Row(at));

        public override Tensor End(int rows)
        {
            using var scope = NewDisposeScope();
            var batch = _batch!;
            scope.Attach(batch);
            _batch = null;
            if (batch.size(0) != rows)
                batch = batch.narrow(0, 0, rows).clone();
            if (dtype != StoredAs)
                batch = batch.to_type(dtype);
            batch = further?.Invoke(batch) ?? batch;
            return scope.Detach(batch);
        }

        public override void Dispose() => _batch?.Dispose();

        private static ScalarType StoredAs => typeof(T) == typeof(long) ? ScalarType.Int64 : typeof(T) == typeof(double)
            ? ScalarType.Float64 : ScalarType.Float32;

        private unsafe Span<T> Row(int at) => new((T*)_memory + (long)at * _size, _size);

        private void Read(Span<T> to, long row)
        {
            foreach (var cell in cells)
            {
                cell.Read(to[..cell.Size], row);
                if (typeof(T) == typeof(long))
                    Note(MemoryMarshal.Cast<T, long>(to[..cell.Size]));
                to = to[cell.Size..];
            }
        }

        private void Note(ReadOnlySpan<long> values)
        {
            foreach (var value in values)
                _range = _range is { } range ? (Math.Min(range.Least, value), Math.Max(range.Greatest, value)) : (value, value);
        }
    }
}
