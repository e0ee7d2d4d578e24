using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace KerasSharp.Datasets.Numpy;

/// <summary>A NumPy element type: its kind (b, i, u, f, O), its size in bytes, and whether its bytes stand in big-endian order.</summary>
internal readonly record struct NumpyType(char Kind, int Size, bool BigEndian)
{
    /// <summary>Reads <c>&lt;i8</c>, <c>u1</c>, <c>|O</c> and the like.</summary>
    /// <exception cref="DatasetException">No array of numbers or objects has that type.</exception>
    public static NumpyType Parse(string text, string name)
    {
        var order = text.Length > 0 && "<>|=".Contains(text[0], StringComparison.Ordinal) ? text[0] : '=';
        var rest = text.TrimStart('<', '>', '|', '=');
        if (rest is "O" or "O8" or "O4")
            return new('O', 8, false);
        if (rest.Length >= 2 && "biuf".Contains(rest[0], StringComparison.Ordinal) && int.TryParse(
            rest.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            && (size is 1 or 2 or 4 or 8) && (rest[0], size) is not ('f', 1) and not ('b', > 1))
        {
            return new(rest[0], size, order == '>');
        }

        throw new DatasetException(
            $"'{name}' has elements of type '{text}'. Arrays of booleans, integers, floating-point numbers and objects can be read.");
    }

    /// <summary>A one-dimensional tensor of elements in memory order.</summary>
    public Tensor ToTensor(ReadOnlySpan<byte> bytes, string name)
    {
        var (stored, result) = (Kind, Size) switch
        {
            ('b', _) => (ScalarType.Bool, ScalarType.Bool),
            ('u', 1) => (ScalarType.Byte, ScalarType.Byte),
            ('i', 1) => (ScalarType.Int8, ScalarType.Int8),
            ('i', 2) => (ScalarType.Int16, ScalarType.Int16),
            ('u', 2) => (ScalarType.Int16, ScalarType.Int32),
            ('i', 4) => (ScalarType.Int32, ScalarType.Int32),
            ('u', 4) => (ScalarType.Int32, ScalarType.Int64),
            ('i' or 'u', 8) => (ScalarType.Int64, ScalarType.Int64),
            ('f', 2) => (ScalarType.Float16, ScalarType.Float16),
            ('f', 4) => (ScalarType.Float32, ScalarType.Float32),
            ('f', 8) => (ScalarType.Float64, ScalarType.Float64),
            _ => throw new DatasetException($"'{name}' holds no numbers."),
        };
        using var scope = NewDisposeScope();
        var values = empty(bytes.Length / Size, dtype: stored);
        bytes[..(bytes.Length / Size * Size)].CopyTo(values.bytes);
        if (BigEndian && Size > 1)
            ReverseEach(values.bytes, Size);
        var wide = stored == result ? values : values.to_type(result).bitwise_and(Size == 2 ? 0xFFFF : 0xFFFF_FFFFL);
        return wide.MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override string ToString() => Kind == 'O' ? "object" : $"{(BigEndian ? '>' : '<')}{Kind}{Size}";

    private static void ReverseEach(Span<byte> bytes, int size)
    {
        for (var i = 0; i + size <= bytes.Length; i += size)
            bytes.Slice(i, size).Reverse();
    }
}
