using Microsoft.ML;
using Microsoft.ML.Data;

namespace KerasSharp.ML.Data;

/// <summary>A field of text, which a layer makes numbers of batch by batch.</summary>
/// <param name="column">The column, of text or vectors of text.</param>
/// <param name="encode">Makes numbers of it.</param>
/// <param name="dtype">The element type of the batches; null for what comes out of the layer.</param>
internal sealed class TextField(DataViewSchema.Column column, Func<StringArray, Tensor> encode, ScalarType? dtype) : Field
{
    public override IEnumerable<DataViewSchema.Column> Columns => [column];

    // Unknown before it is read; a guess for the memory that waiting rows take.
    public override long RowBytes => 1024;

    public override FieldReader Open(int waiting) => new Reader(column, encode, dtype, waiting);

    private sealed class Reader(DataViewSchema.Column column, Func<StringArray, Tensor> encode, ScalarType? dtype, int waiting)
        : FieldReader
    {
        private readonly string[][] _waiting = new string[waiting][];
        private string[][] _batch = [];
        private ValueGetter<ReadOnlyMemory<char>>? _getter;
        private ValueGetter<VBuffer<ReadOnlyMemory<char>>>? _vectorGetter;
        private VBuffer<ReadOnlyMemory<char>> _values;
        private int? _size;

        public override void Bind(DataViewRow row)
        {
            _size = column.Type is VectorDataViewType { Size: > 0 and var size } ? size : null;
            if (column.Type is VectorDataViewType)
                _vectorGetter = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
            else
                _getter = row.GetGetter<ReadOnlyMemory<char>>(column);
        }

        public override void ReadWaiting(int place, long row) => _waiting[place] = Texts(row);

        public override void Begin(int rows) => _batch = new string[rows][];

        public override void Read(int at, long row) => _batch[at] = Texts(row);

        public override void Take(int place, int at) => _batch[at] = _waiting[place];

        public override Tensor End(int rows)
        {
            using var scope = NewDisposeScope();
            using var mode = no_grad();
            string[] texts = [.. _batch.Take(rows).SelectMany(row => row)];
            var shape = _getter is null ? Shape.Of(rows, _batch[0].Length) : Shape.Of(rows);
            var batch = encode(new StringArray(texts, shape));
            if (batch.Dimensions == 0 || batch.size(0) != rows)
                throw new DataViewException(column.Name, null,
                    $"its encoder made a tensor of shape {Shape.Of(batch.shape)} of {rows} texts. Expected: ({rows}, …)");
            batch = batch.to(dtype ?? batch.dtype, CPU, copy: true);
            return scope.Detach(batch);
        }

        private string[] Texts(long row)
        {
            if (_getter is not null)
            {
                ReadOnlyMemory<char> text = default;
                _getter(ref text);
                return [text.ToString()];
            }

            _vectorGetter!(ref _values);
            _size ??= _values.Length;
            if (_values.Length != _size)
                throw new DataViewException(column.Name, row, $"it has {_values.Length} texts. Expected: {_size}");
            return [.. _values.DenseValues().Select(text => text.ToString())];
        }
    }
}
