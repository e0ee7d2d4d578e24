using System.Collections;
using KerasSharp.Media;

namespace KerasSharp;

/// <summary>Batches that are read from files, for <c>Fit</c>, <c>Evaluate</c> and <c>Predict</c>, and for a loop of your own: the files of
/// a batch are read by several threads.</summary>
/// <remarks>With <c>subset: "both"</c> it is taken apart, <c>var (train, validation) = …</c>. Where files are shuffled, the first pass is
/// in Keras's order for the seed, and each further one in another, which the seed decides too.</remarks>
public sealed class FileDataset : IReadOnlyCollection<Batch>
{
    private readonly DirectoryIndex _files;
    private readonly Func<string[], Tensor> _read;
    private readonly FileDatasetOptions _options;
    private readonly FileDataset? _validation;
    private int _passes;

    internal FileDataset(DirectoryIndex files, Func<string[], Tensor> read, FileDatasetOptions options, FileDataset? validation = null) =>
        (_files, _read, _options, _validation) = (files, read, options, validation);

    /// <summary>The names of the classes, by label; empty without labels.</summary>
    public IReadOnlyList<string> ClassNames => _files.ClassNames ?? [];

    /// <summary>The files, in the order of the first pass.</summary>
    public IReadOnlyList<string> FilePaths => _files.Paths;

    /// <summary>The number of batches.</summary>
    public int Count => _options.BatchSize is { } size ? (FilePaths.Count + size - 1) / size : FilePaths.Count;

    /// <summary>The two parts of <c>subset: "both"</c>.</summary>
    /// <exception cref="InvalidOperationException">It was not asked for.</exception>
    public void Deconstruct(out FileDataset training, out FileDataset validation)
    {
        training = this;
        validation = _validation ?? throw new InvalidOperationException(
            "This dataset has one part: ask for `subset: \"both\"` to take it apart in two.");
    }

    /// <summary>The batches. A tensor belongs to the dispose scope in which the batch is read.</summary>
    public IEnumerator<Batch> GetEnumerator()
    {
        var order = Order(_options.Shuffle ? Interlocked.Increment(ref _passes) - 1 : 0);
        var size = _options.BatchSize ?? 1;
        for (var start = 0; start < order.Length; start += size)
            yield return Read(order[start..Math.Min(start + size, order.Length)]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int[] Order(int pass)
    {
        int[] order = [.. Enumerable.Range(0, _files.Paths.Length)];
        if (pass > 0)
            new NumpyRandom(unchecked((uint)_options.Seed + (uint)pass)).Shuffle(order.AsSpan());
        return order;
    }

    private Batch Read(int[] places)
    {
        using var scope = NewDisposeScope();
        var x = _read(Array.ConvertAll(places, place => _files.Paths[place]));
        var y = _files.Labels is null ? null : Labels(Array.ConvertAll(places, place => _files.Labels[place]));
        if (_options.BatchSize is null)
            (x, y) = (x[0], y?[0]);
        x = x.MoveToOuterDisposeScope();
        return y is null ? new Batch(x) : new Batch(x, y.MoveToOuterDisposeScope());
    }

    private Tensor Labels(int[] labels) => _options.LabelMode switch
    {
        "binary" => tensor(labels).to_type(ScalarType.Float32).unsqueeze(-1),
        "categorical" => nn.functional.one_hot(tensor(labels).to_type(ScalarType.Int64), ClassNames.Count).to_type(ScalarType.Float32),
        _ => tensor(labels),
    };

    /// <summary>The batches, to evaluate a model on after each epoch.</summary>
    public static implicit operator ValidationData(FileDataset dataset) => new(dataset);
}
