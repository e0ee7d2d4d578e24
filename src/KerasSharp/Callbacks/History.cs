using System.Collections;
using System.Collections.ObjectModel;
using System.Globalization;

namespace KerasSharp.Callbacks;

/// <summary>Keeps the losses and metrics of every epoch; <c>Fit</c> returns it.</summary>
/// <remarks>Source: keras.callbacks.History.</remarks>
public sealed class History : EpochRecord, IEnumerable<KeyValuePair<string, IReadOnlyList<double>>>
{
    private readonly List<int> _epochs = [];
    private readonly OrderedDictionary<string, List<double>> _values = new(StringComparer.Ordinal);

    /// <summary>The epochs, counted from 0.</summary>
    public IReadOnlyList<int> Epoch => _epochs;

    /// <summary>The names of what was kept, in the order of the logs: <c>accuracy</c>, <c>loss</c>, <c>val_accuracy</c>, <c>val_loss</c>,
    /// …</summary>
    public IReadOnlyCollection<string> Keys => _values.Keys;

    /// <summary>All values: a list for each name, one value an epoch. Keras's <c>history.history</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Values =>
        new Epochs(_values.Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyList<double>)Listing.Of(pair.Value))));

    /// <summary>The values of a name, one an epoch.</summary>
    /// <exception cref="KeyNotFoundException">There is no such name; the message lists those there are.</exception>
    public IReadOnlyList<double> this[string key] => _values.TryGetValue(key, out var values) ? values : throw new KeyNotFoundException(
        $"The history has no '{key}'. It has: {string.Join(", ", _values.Keys)}");

    private protected override IReadOnlyDictionary<string, IReadOnlyList<double>> Record => Values;

    /// <summary>The names with their values, one an epoch: <c>foreach (var (name, values) in history)</c>.</summary>
    public IEnumerator<KeyValuePair<string, IReadOnlyList<double>>> GetEnumerator() => Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A line for each name, with its values: <c>loss: 0.6931, 0.4012</c>.</summary>
    public override string ToString() => string.Join(
        '\n', _values.Select(
            pair => $"{pair.Key}: {string.Join(", ", pair.Value.Select(Text))}"));

    private static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override void OnTrainBegin(Logs logs) => _epochs.Clear();

    /// <inheritdoc/>
    public override void OnEpochEnd(int epoch, Logs logs)
    {
        _epochs.Add(epoch);
        foreach (var (key, value) in logs)
        {
            if (!_values.TryGetValue(key, out var values))
                _values[key] = values = [];
            values.Add(value);
        }
    }

    /// <summary>Values by name, which print as in Python: <c>{'loss': [0.6931, 0.4012]}</c>.</summary>
    private sealed class Epochs(IEnumerable<KeyValuePair<string, IReadOnlyList<double>>> values)
        : ReadOnlyDictionary<string, IReadOnlyList<double>>(new OrderedDictionary<string, IReadOnlyList<double>>(values))
    {
        public override string ToString() =>
            $"{{{string.Join(", ", this.Select(pair => $"'{pair.Key}': [{string.Join(", ", pair.Value.Select(Text))}]"))}}}";
    }
}
