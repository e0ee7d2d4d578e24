using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace KerasSharp.ML.Tests.Data;

/// <summary>What columns may hold, and the numbers that models see.</summary>
public sealed class ColumnKindTests
{
    private readonly MLContext _context = new(seed: 1);

    [Theory]
    [InlineData(nameof(Row.Single), 1.5, -2)]
    [InlineData(nameof(Row.Double), 2.5, -3)]
    [InlineData(nameof(Row.SByte), -3, 4)]
    [InlineData(nameof(Row.Byte), 200, 5)]
    [InlineData(nameof(Row.Int16), -300, 6)]
    [InlineData(nameof(Row.UInt16), 60000, 7)]
    [InlineData(nameof(Row.Int32), -70000, 8)]
    [InlineData(nameof(Row.UInt32), 70000, 9)]
    [InlineData(nameof(Row.Int64), -5000, 10)]
    [InlineData(nameof(Row.UInt64), 6000, 11)]
    [InlineData(nameof(Row.Boolean), 1, 0)]
    [InlineData(nameof(Row.Key), 2, 0)]
    public void Scalars_become_a_vector_of_one(string column, double first, double second) => AssertSeen([[first], [second]], column);

    [Fact]
    public void Vectors_keep_their_order()
    {
        AssertSeen([[1, 2, 3], [4, 5, 6]], nameof(Row.Singles));
        AssertSeen([[1, 2], [3, 4]], nameof(Row.Int32s));
        AssertSeen([[1, 0], [0, 1]], nameof(Row.Booleans));
        AssertSeen([[0, 2], [1, 1]], nameof(Row.Keys));
    }

    [Fact]
    public void Several_columns_stand_side_by_side() =>
        AssertSeen([[1.5, 1, 2, 1, 2, 3], [-2, 0, 0, 4, 5, 6]], nameof(Row.Single), nameof(Row.Boolean), nameof(Row.Key),
            nameof(Row.Singles));

    [Fact]
    public void Sparse_vectors_are_filled_with_zeros()
    {
        var schema = SchemaDefinition.Create(typeof(SparseRow));
        schema[nameof(SparseRow.Values)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 4);
        SparseRow[] rows = [new() { Values = new VBuffer<float>(4, 2, [5, 7], [1, 3]) },
            new() { Values = new VBuffer<float>(4, 0, [], []) }, new() { Values = new VBuffer<float>(4, [1, 2, 3, 4]) }];
        AssertSeen(_context.Data.LoadFromEnumerable(rows, schema), 4, [[0, 5, 0, 7], [0, 0, 0, 0], [1, 2, 3, 4]], nameof(SparseRow.Values));
    }

    [Fact]
    public void Vectors_take_the_shape_of_the_input()
    {
        using var model = new Sequential([new Input([3, 1]), new Flatten()]);
        using var scope = NewDisposeScope();
        Assert.Equal([2L, 3], model.Predict(View(), x: nameof(Row.Singles), verbose: 0).shape);
    }

    [Fact]
    public void Element_types_are_those_of_the_input()
    {
        using var model = new Sequential([new Input([2], dtype: ScalarType.Int64), new Embedding(4, 3)]);
        using var scope = NewDisposeScope();
        Assert.Equal([2L, 2, 3], model.Predict(View(), x: nameof(Row.Keys), verbose: 0).shape);
        var error = Assert.Throws<DataViewException>(() => model.Predict(View(), x: [nameof(Row.Single), nameof(Row.Double)], verbose: 0));
        Assert.Contains("Column 'Single', row 0: 1.5 is not an integer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_goes_through_an_encoder()
    {
        var lookup = new StringLookup(vocabulary: new[] { "red", "green" });
        using var model = new Sequential([new Input([], dtype: ScalarType.Int64), new Embedding(3, 1, embeddingsInitializer: "ones")]);
        using var scope = NewDisposeScope();
        Assert.Equal([2L, 1], model.Predict(View(), x: new Column(nameof(Row.Text), lookup.Apply), verbose: 0).shape);
        var words = new TextVectorization(vocabulary: new[] { "a", "b" }, outputSequenceLength: 4);
        using var sequences = Identity([4]);
        Assert.Equal([3f, 2, 0, 0],
            sequences.Predict(View(), x: new Column(nameof(Row.Sentence), words.Apply), verbose: 0)[0].data<float>().ToArray());
        Assert.Contains("new Column(\"Text\", words.Apply)",
            Assert.Throws<DataViewException>(() => model.Predict(View(), x: nameof(Row.Text))).Message);
        Assert.Contains("an encoder is for text",
            Assert.Throws<DataViewException>(() => model.Predict(View(), x: new Column(nameof(Row.Int32), lookup.Apply))).Message);
    }

    [Theory]
    [InlineData(MLPixelFormat.Bgra32)]
    [InlineData(MLPixelFormat.Rgba32)]
    public void Images_come_red_first(MLPixelFormat format)
    {
        byte[] pixel = format == MLPixelFormat.Rgba32 ? [10, 20, 30, 255] : [30, 20, 10, 255];
        using var image = MLImage.CreateFromPixels(2, 1, format, [.. pixel, .. pixel]);
        var view = _context.Data.LoadFromEnumerable([new ImageRow { Image = image }]);
        using var scope = NewDisposeScope();
        using var colours = Identity([1, 2, 3]);
        Assert.Equal([10f, 20, 30, 10, 20, 30], colours.Predict(view, x: nameof(ImageRow.Image), verbose: 0).data<float>().ToArray());
        using var light = Identity([1, 2, 1]);
        Assert.Equal([18f, 18], light.Predict(view, x: nameof(ImageRow.Image), verbose: 0).data<float>().ToArray());
        using var larger = Identity([4, 4, 3]);
        Assert.Contains("1 x 2 pixels",
            Assert.Throws<DataViewException>(() => larger.Predict(view, x: nameof(ImageRow.Image), verbose: 0)).Message);
    }

    [Fact]
    public void Other_kinds_are_refused()
    {
        using var model = Identity([1]);
        var error = Assert.Throws<DataViewException>(() => model.Predict(View(), x: nameof(Row.When)));
        Assert.Contains("Column 'When': its type DateTime is not known here. Expected: numbers", error.Message, StringComparison.Ordinal);
    }

    private static Sequential Identity(Shape shape) => new([new Input(shape), new Activation("linear")]);

    private void AssertSeen(double[][] expected, params string[] columns) => AssertSeen(View(), expected[0].Length, expected, columns);

    private static void AssertSeen(IDataView view, int size, double[][] expected, params string[] columns)
    {
        using var model = Identity([size]);
        using var scope = NewDisposeScope();
        var seen = model.Predict(view, x: columns, verbose: 0);
        Assert.Equal(expected.SelectMany(row => row), seen.data<float>().ToArray().Select(value => (double)value));
        Assert.Equal([expected.Length, size], seen.shape);
    }

    private IDataView View() => _context.Data.LoadFromEnumerable(
    [
        new Row
        {
            Single = 1.5f, Double = 2.5, SByte = -3, Byte = 200, Int16 = -300, UInt16 = 60000, Int32 = -70000, UInt32 = 70000,
                Int64 = -5000, UInt64 = 6000, Boolean = true, Key = 2,
            Singles = [1, 2, 3], Int32s = [1, 2], Booleans = [true, false], Keys = [1, 3], Text = "red", Sentence = "b a",
        },
        new Row
        {
            Single = -2, Double = -3, SByte = 4, Byte = 5, Int16 = 6, UInt16 = 7, Int32 = 8, UInt32 = 9, Int64 = 10, UInt64 = 11,
                Boolean = false, Key = 0,
            Singles = [4, 5, 6], Int32s = [3, 4], Booleans = [false, true], Keys = [2, 2], Text = "blue", Sentence = "c",
        },
    ]);

    private sealed class Row
    {
        public float Single { get; set; }

        public double Double { get; set; }

        public sbyte SByte { get; set; }

        public byte Byte { get; set; }

        public short Int16 { get; set; }

        public ushort UInt16 { get; set; }

        public int Int32 { get; set; }

        public uint UInt32 { get; set; }

        public long Int64 { get; set; }

        public ulong UInt64 { get; set; }

        public bool Boolean { get; set; }

        // ML.NET counts such a member from 0 and makes the key of it; the members of a vector it takes as keys.
        [KeyType(4)]
        public uint Key { get; set; }

        [VectorType(3)]
        public float[] Singles { get; set; } = [];

        [VectorType(2)]
        public int[] Int32s { get; set; } = [];

        [VectorType(2)]
        public bool[] Booleans { get; set; } = [];

        [VectorType(2), KeyType(4)]
        public uint[] Keys { get; set; } = [];

        public string Text { get; set; } = "";

        public string Sentence { get; set; } = "";

        public DateTime When { get; set; }
    }

    private sealed class SparseRow
    {
        public VBuffer<float> Values { get; set; }
    }

    private sealed class ImageRow
    {
        [ImageType(1, 2)]
        public MLImage? Image { get; set; }
    }
}
