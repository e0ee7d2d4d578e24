using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace KerasSharp;

/// <summary>One number, <c>0.5</c>, or several, <c>[0.2, 0.5]</c>.</summary>
[CollectionBuilder(typeof(Numbers), nameof(Create))]
public sealed class Numbers : IReadOnlyList<double>, IPlainValue
{
    private readonly double[] _values;

    private Numbers(double[] values, bool isList) => (_values, IsList) = (values, isList);

    /// <summary>The given numbers.</summary>
    public static Numbers Create(ReadOnlySpan<double> values) => new(values.ToArray(), isList: true);

    /// <inheritdoc/>
    public int Count => _values.Length;

    /// <summary>Whether the numbers were given as a list, even of one.</summary>
    internal bool IsList { get; }

    object IPlainValue.Plain => IsList ? _values : _values[0];

    /// <inheritdoc/>
    public double this[int index] => _values[index];

    /// <inheritdoc/>
    public override string ToString()
    {
        var values = string.Join(", ", _values.Select(value => value.ToString(CultureInfo.InvariantCulture)));
        return IsList ? $"[{values}]" : values;
    }

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)_values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>One number.</summary>
    public static implicit operator Numbers(double value) => new([value], isList: false);

    /// <summary>Several numbers.</summary>
    public static implicit operator Numbers(double[] values) => Create(values);
}
