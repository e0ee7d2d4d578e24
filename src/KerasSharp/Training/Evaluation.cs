using System.Collections;
using System.Globalization;

namespace KerasSharp;

/// <summary>What <c>Evaluate</c> found: the loss, then the metrics, by position or by name. <c>var (loss, accuracy) = model.Evaluate(x,
/// y);</c></summary>
/// <remarks>With several outputs the losses of the single outputs come after the loss, then the metrics, sorted: as in Keras's
/// lists.</remarks>
public sealed class Evaluation : IReadOnlyList<double>
{
    private readonly OrderedDictionary<string, double> _values = [];

    /// <param name="values">The values in order.</param>
    internal Evaluation(IEnumerable<KeyValuePair<string, double>> values)
    {
        foreach (var (name, value) in values)
            _values[name] = value;
    }

    /// <summary>The loss.</summary>
    public double Loss => this["loss"];

    /// <summary>The names in order.</summary>
    public IReadOnlyList<string> Names => [.. _values.Keys];

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <summary>The value at a place: the loss is at 0.</summary>
    public double this[int index] => index >= 0 && index < Count ? _values.GetAt(index).Value : throw new ArgumentOutOfRangeException(
        nameof(index), $"The evaluation holds {Count} values: {string.Join(", ", _values.Keys)}. Received: index={index}");

    /// <summary>The value of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such name; the message lists those there are.</exception>
    public double this[string name] => _values.TryGetValue(name, out var value) ? value : throw new KeyNotFoundException(
        $"The evaluation has no '{name}'. It has: {string.Join(", ", _values.Keys)}");

    /// <summary>The values as a dictionary.</summary>
    public IReadOnlyDictionary<string, double> ToDictionary() => _values;

    /// <summary>The loss and the first metric.</summary>
    public void Deconstruct(out double loss, out double metric) => (loss, metric) = (this[0], this[1]);

    /// <summary>The loss and the first two metrics.</summary>
    public void Deconstruct(out double loss, out double first, out double second) => (loss, first, second) = (this[0], this[1], this[2]);

    /// <summary>The loss and the first three metrics.</summary>
    public void Deconstruct(out double loss, out double first, out double second, out double third) =>
        (loss, first, second, third) = (this[0], this[1], this[2], this[3]);

    /// <summary>The loss and the first four metrics.</summary>
    public void Deconstruct(out double loss, out double first, out double second, out double third, out double fourth) =>
        (loss, first, second, third, fourth) = (this[0], this[1], this[2], this[3], this[4]);

    /// <summary>The loss and the first five metrics.</summary>
    public void Deconstruct(out double loss, out double first, out double second, out double third, out double fourth, out double fifth) =>
        (loss, first, second, third, fourth, fifth) = (this[0], this[1], this[2], this[3], this[4], this[5]);

    /// <summary>The loss and the first six metrics.</summary>
    public void Deconstruct(
        out double loss, out double first, out double second, out double third, out double fourth, out double fifth, out double sixth) =>
        (loss, first, second, third, fourth, fifth, sixth) = (this[0], this[1], this[2], this[3], this[4], this[5], this[6]);

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => _values.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>All values: <c>loss: 0.0743 - accuracy: 0.9775</c>.</summary>
    public override string ToString() =>
        string.Join(" - ", _values.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}: {pair.Value:F4}")));
}
