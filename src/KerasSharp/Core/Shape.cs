using System.Collections;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>The shape of a tensor, axis by axis; <c>null</c> stands for a size that is not known yet (the batch, a sequence
/// length).</summary>
/// <remarks>Written as a collection, <c>[28, 28, 1]</c> or <c>[null, 10]</c>, or as a tuple, <c>(28, 28, 1)</c>. Immutable, compared by
/// value.</remarks>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public sealed class Shape : IReadOnlyList<long?>, IEquatable<Shape>
{
    private readonly long?[] _sizes;

    private Shape(long?[] sizes) => _sizes = sizes;

    /// <summary>A shape of the given sizes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    public static Shape Create(ReadOnlySpan<long?> sizes)
    {
        foreach (var size in sizes)
        {
            if (size < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(sizes), $"Sizes of a shape must be 0 or more, or null where unknown. Received: shape={Format(sizes)}");
            }
        }

        return new Shape(sizes.ToArray());
    }

    /// <summary>The sizes that two shapes share, axis by axis; the others are unknown.</summary>
    internal static Shape Common(ReadOnlySpan<long> a, ReadOnlySpan<long> b)
    {
        var sizes = new long?[Math.Min(a.Length, b.Length)];
        for (var axis = 0; axis < sizes.Length; axis++)
            sizes[axis] = a[axis] == b[axis] ? a[axis] : null;
        return Create(sizes);
    }

    /// <summary>A shape of known sizes, such as a tensor's.</summary>
    public static Shape Of(params ReadOnlySpan<long> sizes)
    {
        var all = new long?[sizes.Length];
        for (var i = 0; i < all.Length; i++)
            all[i] = sizes[i];
        return Create(all);
    }

    /// <summary>The shape of a scalar.</summary>
    public static Shape Scalar { get; } = new([]);

    /// <summary>Number of axes.</summary>
    public int Rank => _sizes.Length;

    /// <inheritdoc/>
    public int Count => _sizes.Length;

    /// <summary>The size at an axis; <c>shape[^1]</c>, or <c>shape[-1]</c> as in Python, is the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public long? this[int axis] =>
        axis >= -Rank && axis < Rank ? _sizes[axis < 0 ? axis + Rank : axis] : throw new ArgumentOutOfRangeException(
        nameof(axis), $"The shape {this} has {Rank} axes. Received: axis={axis}");

    /// <summary>The part of the shape in a range of axes.</summary>
    public Shape this[Range range] => new(_sizes[range]);

    /// <summary>True when every size is known.</summary>
    public bool IsKnown => Array.TrueForAll(_sizes, size => size is not null);

    /// <summary>Product of the sizes; null where one is unknown.</summary>
    public long? Elements
    {
        get
        {
            long product = 1;
            foreach (var size in _sizes)
            {
                if (size is null)
                    return null;
                product = checked(product * size.Value);
            }

            return product;
        }
    }

    /// <summary>The sizes as torch takes them.</summary>
    /// <exception cref="InvalidOperationException">A size is unknown.</exception>
    public long[] ToArray() =>
        Array.ConvertAll(_sizes, size => size ?? throw new InvalidOperationException($"The shape {this} has unknown sizes."));

    /// <summary>The sizes, with unknown ones replaced.</summary>
    public long[] ToArray(long unknown) => Array.ConvertAll(_sizes, size => size ?? unknown);

    /// <summary>The same shape with another last size.</summary>
    public Shape WithLast(long? size) => new([.. _sizes.AsSpan(0, Rank - 1), size]);

    /// <summary>The same shape with another size at one axis, which may be negative to count from the end.</summary>
    public Shape With(int axis, long? size)
    {
        var sizes = (long?[])_sizes.Clone();
        sizes[axis < 0 ? axis + Rank : axis] = size;
        return new Shape(sizes);
    }

    /// <summary>This shape behind a batch axis.</summary>
    public Shape WithBatch(long? batch = null) => new([batch, .. _sizes]);

    /// <summary>Whether a tensor of shape <paramref name="other"/> can stand where this shape is asked for: equal, unknown sizes matching
    /// any.</summary>
    public bool Accepts(Shape other)
    {
        if (Rank != other.Rank)
            return false;
        for (var i = 0; i < Rank; i++)
        {
            if (_sizes[i] is { } expected && other[i] is { } given && expected != given)
                return false;
        }

        return true;
    }

    /// <summary>The shape as Keras prints it: <c>(None, 28, 28)</c>.</summary>
    public override string ToString() => Format(_sizes);

    /// <inheritdoc/>
    public bool Equals(Shape? other) => other is not null && _sizes.AsSpan().SequenceEqual(other._sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var size in _sizes)
            hash.Add(size);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<long?> GetEnumerator() => ((IEnumerable<long?>)_sizes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A shape of known sizes.</summary>
    public static implicit operator Shape(long[] sizes) => Of(sizes);

    /// <summary>A shape of known sizes.</summary>
    public static implicit operator Shape(int[] sizes) => Create(Array.ConvertAll(sizes, size => (long?)size));

    /// <summary>A shape of one axis.</summary>
    public static implicit operator Shape(int size) => Create([size]);

    /// <summary>A shape of two axes.</summary>
    public static implicit operator Shape((long?, long?) sizes) => Create([sizes.Item1, sizes.Item2]);

    /// <summary>A shape of three axes.</summary>
    public static implicit operator Shape((long?, long?, long?) sizes) => Create([sizes.Item1, sizes.Item2, sizes.Item3]);

    /// <summary>A shape of four axes.</summary>
    public static implicit operator Shape((long?, long?, long?, long?) sizes) =>
        Create([sizes.Item1, sizes.Item2, sizes.Item3, sizes.Item4]);

    private static string Format(ReadOnlySpan<long?> sizes)
    {
        var parts = new string[sizes.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = sizes[i]?.ToString() ?? "None";
        return parts.Length == 1 ? $"({parts[0]},)" : $"({string.Join(", ", parts)})";
    }
}
