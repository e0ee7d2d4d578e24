using System.Collections;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>An array of strings of any rank: what layers take for text, as torch has no tensors of strings.</summary>
/// <remarks>Converts from <c>string[]</c>, <c>string[,]</c>, rectangular <c>string[][]</c>, lists, and a single string (rank 0).</remarks>
[CollectionBuilder(typeof(StringArray), nameof(Create))]
public sealed class StringArray : IReadOnlyList<string>
{
    private readonly string[] _values;

    internal StringArray(string[] values, Shape shape)
    {
        var missing = Array.IndexOf(values, null);
        _values = missing < 0 ? values : throw new ArgumentException(
            $"An array of strings must not hold null. Received: null at {missing}", nameof(values));
        Shape = shape;
    }

    /// <summary>The shape; <see cref="Shape.Scalar"/> for a single string.</summary>
    public Shape Shape { get; }

    /// <summary>The number of strings.</summary>
    public int Count => _values.Length;

    /// <summary>A string, counted row by row.</summary>
    public string this[int index] => _values[index];

    /// <summary>The strings, row by row.</summary>
    internal ReadOnlySpan<string> Values => _values;

    /// <summary>An array of rank 1.</summary>
    public static StringArray Create(ReadOnlySpan<string> values) => new(values.ToArray(), Shape.Of(values.Length));

    /// <summary>An array of rank 1.</summary>
    public static StringArray From(IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] all = [.. values];
        return values as StringArray ?? new(all, Shape.Of(all.Length));
    }

    /// <summary>An array of a given shape, filled row by row.</summary>
    /// <exception cref="ArgumentException">The number of strings is not that of the shape.</exception>
    public static StringArray From(IEnumerable<string> values, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] all = [.. values];
        return shape.Elements == all.Length ? new(all, shape) : throw new ArgumentException(
            $"A shape of {shape} holds {shape.Elements} strings. Received: {all.Length} strings", nameof(shape));
    }

    /// <summary>A tensor that stands for the strings, for a batch of a model that takes them: int64, a number for each, which the program
    /// knows until <c>Utils.ClearSession</c>.</summary>
    public TorchSharp.torch.Tensor ToTensor() => TextHandles.Encode(this);

    /// <summary>The strings that a tensor stands for, such as the batches of <c>Utils.TextDatasetFromDirectory</c> hold.</summary>
    /// <exception cref="ArgumentException">The tensor holds numbers.</exception>
    public static StringArray FromTensor(TorchSharp.torch.Tensor texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return TextHandles.TryDecode(texts) ?? throw new ArgumentException(
            $"The tensor holds numbers, not strings. Received: a tensor of shape {Shape.Of(texts.shape)}", nameof(texts));
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A single string, rank 0.</summary>
    public static implicit operator StringArray(string value) => new([value], Shape.Scalar);

    /// <summary>An array of rank 1.</summary>
    public static implicit operator StringArray(string[] values) => Create(values ?? throw new ArgumentNullException(nameof(values)));

    /// <summary>An array of rank 1.</summary>
    public static implicit operator StringArray(List<string> values) => From(values);

    /// <summary>An array of rank 2.</summary>
    public static implicit operator StringArray(string[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new([.. values.Cast<string>()], Shape.Of(values.GetLength(0), values.GetLength(1)));
    }

    /// <summary>An array of rank 2, rows of equal length.</summary>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static implicit operator StringArray(string[][] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var length = rows.Length == 0 ? 0 : rows[0].Length;
        if (Array.FindIndex(rows, row => row.Length != length) is var odd and >= 0)
            throw new ArgumentException(
                $"Rows of strings must have equal lengths. Received: {length} strings in the first row, {rows[odd].Length} in row {odd}",
                nameof(rows));
        return new([.. rows.SelectMany(row => row)], Shape.Of(rows.Length, length));
    }
}
