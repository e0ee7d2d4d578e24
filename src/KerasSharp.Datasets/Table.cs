using System.Globalization;
using System.IO.Compression;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Datasets;

/// <summary>A table of numbers inside this assembly.</summary>
internal sealed class Table
{
    private readonly float[] _values;

    private Table(float[] values, int columns) => (_values, Columns) = (values, columns);

    public int Columns { get; }

    public int Rows => _values.Length / Columns;

    /// <param name="name">The file in Data/tables.</param>
    /// <param name="headers">Lines before the numbers.</param>
    public static Table Read(string name, int headers)
    {
        using var stream = Open(name);
        using var text = new StreamReader(
            name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        for (var i = 0; i < headers; i++)
            text.ReadLine();
        var (values, columns) = (new List<float>(), 0);
        while (text.ReadLine() is { Length: > 0 } line)
        {
            var before = values.Count;
            foreach (var cell in line.Split(','))
                values.Add(float.Parse(cell, CultureInfo.InvariantCulture));
            columns = values.Count - before;
        }

        return new Table([.. values], columns);
    }

    public static Stream Open(string name) =>
        typeof(Table).Assembly.GetManifestResourceStream($"tables/{name}") ?? throw new DatasetException(
            $"KerasSharp.Datasets was built without its file Data/tables/{name}.");

    /// <summary>All rows in the order of a seed, the last column apart as whole numbers, and a share of the rows, the last ones, apart for
    /// tests.</summary>
    public ((Tensor X, Tensor Y) Train, (Tensor X, Tensor Y) Test) Split(double testSplit, int seed)
    {
        if (testSplit is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(
                nameof(testSplit), $"`testSplit` must be at least 0 and below 1. Received: testSplit={testSplit}");
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed, CPU);
        var shuffled = tensor(_values).reshape(Rows, Columns).index_select(0, randperm(Rows, ScalarType.Int64, CPU, generator: generator));
        var x = shuffled.narrow(1, 0, Columns - 1);
        var y = shuffled.select(1, Columns - 1).to_type(ScalarType.Int64);
        var train = (long)(Rows * (1 - testSplit));
        return (Cut(0, train), Cut(train, Rows - train));

        (Tensor, Tensor) Cut(long start, long count) =>
            (x.narrow(0, start, count).clone().MoveToOuterDisposeScope(), y.narrow(0, start, count).clone().MoveToOuterDisposeScope());
    }

    /// <summary>A column.</summary>
    public float[] Column(int index) => [.. Enumerable.Range(0, Rows).Select(row => _values[(row * Columns) + index])];
}
