using System.Collections;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>Sizes along the spatial axes, of a kernel, pool or stride: one number for all axes, <c>3</c>, or one an axis, <c>(3,
/// 3)</c>.</summary>
[CollectionBuilder(typeof(Sizes), nameof(Create))]
public sealed class Sizes : IReadOnlyList<int>
{
    private readonly int[] _values;

    internal Sizes(int[] values) => _values = values;

    /// <summary>The given sizes.</summary>
    public static Sizes Create(ReadOnlySpan<int> values) => new(values.ToArray());

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public int this[int index] => _values[index];

    /// <summary>One size for each of <paramref name="rank"/> axes.</summary>
    /// <exception cref="ArgumentException">There are as many sizes as neither 1 nor <paramref name="rank"/>, or one is below the
    /// minimum.</exception>
    internal Sizes ForRank(int rank, string argument, int minimum = 1)
    {
        if (_values.Length != 1 && _values.Length != rank)
            throw new ArgumentException($"`{argument}` must be an integer or {rank} integers. Received: {argument}={this}", argument);
        if (Array.Exists(_values, value => value < minimum))
            throw new ArgumentOutOfRangeException(
                argument, $"`{argument}` must hold only integers of at least {minimum}. Received: {argument}={this}");
        return _values.Length == rank ? this : new Sizes([.. Enumerable.Repeat(_values[0], rank)]);
    }

    /// <summary>The sizes as torch takes them.</summary>
    internal long[] ToLongs() => Array.ConvertAll(_values, value => (long)value);

    /// <inheritdoc/>
    public override string ToString() => _values.Length == 1 ? $"{_values[0]}" : $"({string.Join(", ", _values)})";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The same size on all axes.</summary>
    public static implicit operator Sizes(int size) => new([size]);

    /// <summary>Sizes of two axes.</summary>
    public static implicit operator Sizes((int, int) sizes) => new([sizes.Item1, sizes.Item2]);

    /// <summary>Sizes of three axes.</summary>
    public static implicit operator Sizes((int, int, int) sizes) => new([sizes.Item1, sizes.Item2, sizes.Item3]);

    /// <summary>One size an axis.</summary>
    public static implicit operator Sizes(int[] sizes) => new((int[])sizes.Clone());
}
