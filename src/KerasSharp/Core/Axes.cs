using System.Collections;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>One axis, <c>-1</c>, or several, <c>[1, 2]</c>; negative ones count from the end.</summary>
[CollectionBuilder(typeof(Axes), nameof(Create))]
public sealed class Axes : IReadOnlyList<int>, IPlainValue
{
    private readonly int[] _values;
    private readonly bool _isList;

    private Axes(int[] values, bool isList) => (_values, _isList) = (values, isList);

    /// <summary>The given axes.</summary>
    public static Axes Create(ReadOnlySpan<int> values) => new(values.ToArray(), isList: true);

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <summary>Whether the axes were given as a list, even of one.</summary>
    internal bool IsList => _isList;

    object IPlainValue.Plain => _isList ? _values : _values[0];

    /// <inheritdoc/>
    public int this[int index] => _values[index];

    /// <summary>The axes of a tensor of <paramref name="rank"/> axes, all counted from the front.</summary>
    /// <exception cref="ArgumentException">One is not there, or is named twice.</exception>
    internal int[] Resolve(long rank, string argument, string layer)
    {
        var axes = Array.ConvertAll(_values, axis => axis < 0 ? axis + (int)rank : axis);
        if (Array.Exists(axes, axis => axis < 0 || axis >= rank))
            throw new ArgumentException(
                $"`{argument}` of {layer} must lie in [{-rank}, {rank}) for an input of {rank} axes. Received: {argument}={this}",
                argument);
        return axes.Distinct().Count() == axes.Length ? axes : throw new ArgumentException(
            $"`{argument}` of {layer} must not name an axis twice. Received: {argument}={this}", argument);
    }

    /// <inheritdoc/>
    public override string ToString() => _isList ? $"[{string.Join(", ", _values)}]" : $"{_values[0]}";

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One axis.</summary>
    public static implicit operator Axes(int axis) => new([axis], isList: false);

    /// <summary>Two axes.</summary>
    public static implicit operator Axes((int, int) axes) => new([axes.Item1, axes.Item2], isList: true);

    /// <summary>Three axes.</summary>
    public static implicit operator Axes((int, int, int) axes) => new([axes.Item1, axes.Item2, axes.Item3], isList: true);

    /// <summary>Several axes.</summary>
    public static implicit operator Axes(int[] axes) => Create(axes);
}
