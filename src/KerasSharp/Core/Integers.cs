using System.Collections;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>One whole number, <c>3</c>, or several, <c>[2, 5]</c> or <c>(2, 5)</c>: where Keras takes an int or a tuple.</summary>
[CollectionBuilder(typeof(Integers), nameof(Create))]
public sealed class Integers : IReadOnlyList<int>, IPlainValue
{
    private readonly int[] _values;

    private Integers(int[] values, bool isList) => (_values, IsList) = (values, isList);

    /// <summary>Several numbers.</summary>
    public static Integers Create(ReadOnlySpan<AxisSize> values)
    {
        var all = new int[values.Length];
        for (var i = 0; i < all.Length; i++)
            all[i] = values[i];
        return new(all, isList: true);
    }

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <inheritdoc/>
    public int this[int index] => _values[index];

    /// <summary>Whether they were given as a list, even of one.</summary>
    internal bool IsList { get; }

    object IPlainValue.Plain => IsList ? _values : _values[0];

    /// <summary>The numbers as torch takes them.</summary>
    internal long[] ToLongs() => Array.ConvertAll(_values, value => (long)value);

    /// <inheritdoc/>
    public override string ToString() => IsList ? $"[{string.Join(", ", _values)}]" : $"{_values[0]}";

    /// <summary>The numbers; as what a list of them may be written of, so that <c>[-1, x.shape[1]]</c> is one.</summary>
    public IEnumerator<AxisSize> GetEnumerator()
    {
        foreach (var value in _values)
            yield return value;
    }

    IEnumerator<int> IEnumerable<int>.GetEnumerator() => ((IEnumerable<int>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One number.</summary>
    public static implicit operator Integers(int value) => new([value], isList: false);

    /// <summary>One number, of a tensor's shape perhaps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is no int.</exception>
    public static implicit operator Integers(long value) => (int)(AxisSize)value;

    /// <summary>A shape, <c>Ops.Reshape(x, Ops.Shape(y))</c>; a size that is not known is −1.</summary>
    public static implicit operator Integers(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape.ToArray(unknown: -1);
    }

    /// <summary>Two numbers.</summary>
    public static implicit operator Integers((int, int) values) => Create([values.Item1, values.Item2]);

    /// <summary>Three numbers.</summary>
    public static implicit operator Integers((int, int, int) values) => Create([values.Item1, values.Item2, values.Item3]);

    /// <summary>Four numbers.</summary>
    public static implicit operator Integers((int, int, int, int) values) =>
        Create([values.Item1, values.Item2, values.Item3, values.Item4]);

    /// <summary>Several numbers.</summary>
    public static implicit operator Integers(int[] values) => new((int[])values.Clone(), isList: true);

    /// <summary>Two numbers, of a tensor's shape perhaps.</summary>
    /// <exception cref="OverflowException">A number is no int.</exception>
    public static implicit operator Integers((long, long) values) => new long[] { values.Item1, values.Item2 };

    /// <summary>Three numbers, of a tensor's shape perhaps.</summary>
    /// <exception cref="OverflowException">A number is no int.</exception>
    public static implicit operator Integers((long, long, long) values) => new long[] { values.Item1, values.Item2, values.Item3 };

    /// <summary>Four numbers, of a tensor's shape perhaps.</summary>
    /// <exception cref="OverflowException">A number is no int.</exception>
    public static implicit operator Integers((long, long, long, long) values) =>
        new long[] { values.Item1, values.Item2, values.Item3, values.Item4 };

    /// <summary>Several numbers: <c>Ops.Reshape(x, y.shape)</c>.</summary>
    /// <exception cref="OverflowException">A number is no int.</exception>
    public static implicit operator Integers(long[] values) => new(Array.ConvertAll(values, value => checked((int)value)), isList: true);
}
