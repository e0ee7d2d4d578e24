using System.Text;

namespace KerasSharp;

/// <summary>A feature that <see cref="Layers.HashedCrossing"/> crosses: strings, integers, or a tensor of integers.</summary>
public sealed class CrossingFeature
{
    private readonly Func<ulong[]> _fingerprints;

    private CrossingFeature(Shape shape, ScalarType? dtype, Func<ulong[]> fingerprints)
    {
        Shape = shape;
        DType = dtype;
        _fingerprints = fingerprints;
    }

    /// <summary>The shape.</summary>
    public Shape Shape { get; }

    /// <summary>The type of the tensor; null for strings.</summary>
    internal ScalarType? DType { get; }

    /// <summary>Strings.</summary>
    public static implicit operator CrossingFeature(StringArray strings) =>
        new(strings.Shape, null, () => [.. strings.Select(text => FarmHash.Fingerprint64(Encoding.UTF8.GetBytes(text)))]);

    /// <summary>Strings, rank 1.</summary>
    public static implicit operator CrossingFeature(string[] strings) => (StringArray)strings;

    /// <summary>Strings, rank 2.</summary>
    public static implicit operator CrossingFeature(string[,] strings) => (StringArray)strings;

    /// <summary>A single string.</summary>
    public static implicit operator CrossingFeature(string text) => (StringArray)text;

    /// <summary>Integers, rank 1.</summary>
    public static implicit operator CrossingFeature(long[] numbers) =>
        new(Shape.Of(numbers.Length), ScalarType.Int64, () => Array.ConvertAll(numbers, number => (ulong)number));

    /// <summary>Integers, rank 1.</summary>
    public static implicit operator CrossingFeature(int[] numbers) => Array.ConvertAll(numbers, number => (long)number);

    /// <summary>A single integer.</summary>
    public static implicit operator CrossingFeature(long number) => new(Shape.Scalar, ScalarType.Int64, () => [(ulong)number]);

    /// <summary>A tensor of integers.</summary>
    public static implicit operator CrossingFeature(Tensor numbers) => new(numbers.shape, numbers.dtype, () =>
    {
        using var scope = NewDisposeScope();
        return Array.ConvertAll(numbers.to_type(ScalarType.Int64).ToHost<long>(), number => (ulong)number);
    });

    /// <summary>A number for each value: integers as they are, strings by their hash.</summary>
    internal ulong[] Fingerprints() => _fingerprints();
}
