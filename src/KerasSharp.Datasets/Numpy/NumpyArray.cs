using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Datasets.Numpy;

/// <summary>An array as NumPy stores it: numbers as their bytes, or Python objects.</summary>
internal sealed class NumpyArray
{
    /// <summary>Size of each axis.</summary>
    public required long[] Shape { get; init; }

    /// <summary>The element type.</summary>
    public required NumpyType Type { get; init; }

    /// <summary>Whether the first axis, not the last, is contiguous.</summary>
    public bool FortranOrder { get; init; }

    /// <summary>The elements' bytes; empty for objects.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The elements of an array of objects, else null.</summary>
    public IReadOnlyList<object?>? Objects { get; init; }

    /// <summary>Number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>The numbers as a tensor; unsigned integers that torch lacks become the next wider type.</summary>
    /// <exception cref="DatasetException">The array holds objects, or numbers that no tensor can hold.</exception>
    public Tensor ToTensor(string name)
    {
        if (Objects is not null)
            throw new DatasetException($"'{name}' holds Python objects where numbers were expected.");
        using var scope = NewDisposeScope();
        var flat = Type.ToTensor(Bytes.Span, name);
        var shaped = FortranOrder
            ? flat.reshape([.. Shape.Reverse()]).permute([.. Enumerable.Range(0, Shape.Length).Reverse().Select(axis => (long)axis)])
            .contiguous() : flat.reshape(Shape);
        return shaped.MoveToOuterDisposeScope();
    }

    /// <summary>The numbers of a one-dimensional array.</summary>
    /// <exception cref="DatasetException">It is another kind of array.</exception>
    public long[] ToIntegers(string name)
    {
        if (Shape.Length != 1)
            throw new DatasetException($"'{name}' must have one axis. It has the shape ({string.Join(", ", Shape)}).");
        using var numbers = ToTensor(name);
        using var integers = numbers.to_type(ScalarType.Int64);
        return integers.data<long>().ToArray();
    }

    /// <summary>The rows of a one-dimensional array of sequences, each a list or an array of integers.</summary>
    /// <exception cref="DatasetException">It is another kind of array, or an element is no sequence of 32-bit integers.</exception>
    public int[][] ToSequences(string name)
    {
        if (Shape.Length != 1 || Objects is null)
            throw new DatasetException(
                $"'{name}' must be a one-dimensional array of sequences. It has the shape ({string.Join(", ", Shape)}) and elements of "
                + $"type {Type}.");
        var rows = new int[Objects.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Objects[i] switch
            {
                IReadOnlyList<object?> list => Integers(list, name),
                NumpyArray { Objects: null, Shape.Length: 1 } array => Array.ConvertAll(array.ToIntegers(name), word => checked((int)word)),
                var other => throw new DatasetException(
                    $"'{name}' must hold sequences of integers. Its element {i} is a {other?.GetType().Name ?? "None"}."),
            };
        }

        return rows;
    }

    private static int[] Integers(IReadOnlyList<object?> list, string name)
    {
        var row = new int[list.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = list[i] is long value and >= int.MinValue and <= int.MaxValue ? (int)value
                : throw new DatasetException(
                    $"'{name}' must hold sequences of 32-bit integers. One of them has '{list[i] ?? "None"}' at {i}.");
        }

        return row;
    }
}
