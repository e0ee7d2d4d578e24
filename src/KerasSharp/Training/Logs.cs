using System.Collections;

namespace KerasSharp;

/// <summary>The named values of a moment of training: <c>loss</c>, <c>accuracy</c>, <c>val_loss</c>, … The values of the run and of
/// validation come sorted, then what callbacks add.</summary>
/// <remarks>Values that still are tensors are read from the device when someone looks, all at once.</remarks>
public sealed class Logs : IReadOnlyDictionary<string, double>
{
    private readonly OrderedDictionary<string, double> _values;
    private Func<IEnumerable<KeyValuePair<string, double>>>? _pending;
    private KeyValuePair<string, Tensor>[] _held = [];

    /// <summary>Logs that nothing is written to.</summary>
    internal static Logs Empty => new();

    /// <summary>Empty logs.</summary>
    public Logs() => _values = new(StringComparer.Ordinal);

    /// <summary>Logs of known values.</summary>
    public Logs(IEnumerable<KeyValuePair<string, double>> values)
        : this()
    {
        foreach (var (key, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            _values[key] = value;
        IsCustom = true;
    }

    /// <summary>What a step of your own reports: scalars that are read from the device when someone looks.</summary>
    public Logs(IEnumerable<KeyValuePair<string, Tensor>> values)
        : this()
    {
        // The step's temporaries are freed before its logs are read.
        _held = [.. values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.detach().alias().DetachFromDisposeScope()))];
        _pending = ReadHeld;
        IsCustom = true;
    }

    /// <summary>What a step of your own reports: <c>return Metrics.ToDictionary(metric => metric.Name, metric =>
    /// metric.Result());</c>.</summary>
    public static implicit operator Logs(Dictionary<string, Tensor> values) => new(values);

    /// <summary>Logs of known values.</summary>
    public static implicit operator Logs(Dictionary<string, double> values) => new(values);

    /// <summary>Adds what a step of your own reports: <c>return new() { { "loss", lossTracker.Result() } };</c>.</summary>
    /// <param name="key">The name.</param>
    /// <param name="value">A scalar, which is read from the device when someone looks.</param>
    public void Add(string key, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (_pending is not null && _held.Length == 0)
            Read();
        _held = [.. _held, KeyValuePair.Create(key, value.detach().alias().DetachFromDisposeScope())];
        _pending = ReadHeld;
        IsCustom = true;
    }

    /// <summary>Adds a known value.</summary>
    public void Add(string key, double value) => this[key] = value;

    /// <summary>The value of a name; null where there is none: Keras's <c>logs.get("loss")</c>.</summary>
    public double? Get(string key) => TryGetValue(key, out var value) ? value : null;

    /// <summary>Logs whose values are read when someone looks.</summary>
    internal Logs(Func<IEnumerable<KeyValuePair<string, double>>> read)
        : this() => _pending = read;

    /// <summary>Whether they are not the running loss and metrics alone.</summary>
    internal bool IsCustom { get; private set; }

    /// <inheritdoc/>
    public IEnumerable<string> Keys => Read().Keys;

    /// <inheritdoc/>
    public IEnumerable<double> Values => Read().Values;

    /// <inheritdoc/>
    public int Count => Read().Count;

    /// <summary>The value of a name. A callback may set one for those after it and for the history.</summary>
    /// <exception cref="KeyNotFoundException">There is no such name; the message lists those there are.</exception>
    public double this[string key]
    {
        get => Read().TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(
            $"There is no '{key}' in the logs. There are: {string.Join(", ", _values.Keys)}");
        set
        {
            Read()[key] = value;
            IsCustom = true;
        }
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => Read().ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out double value) => Read().TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() => Read().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds the results of an evaluation, each under <c>val_</c> and its name.</summary>
    internal void AddValidation(Evaluation evaluation)
    {
        KeyValuePair<string, double>[] all = [.. Read(), .. evaluation.ToDictionary().Select(
            pair => KeyValuePair.Create($"val_{pair.Key}", pair.Value))];
        _values.Clear();
        foreach (var (name, value) in all.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            _values[name] = value;
    }

    /// <summary>Ends the time in which unread values can be read: the running values move on with the next batch.</summary>
    internal void Expire()
    {
        if (_pending is not null)
            _pending = () => throw new InvalidOperationException("The logs of a batch must be read within the callback that gets them.");
        Release();
    }

    private KeyValuePair<string, double>[] ReadHeld()
    {
        var values = Array.ConvertAll(_held, pair => KeyValuePair.Create(pair.Key, Number(pair.Value)));
        Release();
        return values;
    }

    private static double Number(Tensor value)
    {
        using var scope = NewDisposeScope();
        return value.to_type(ScalarType.Float64).mean().item<double>();
    }

    private void Release()
    {
        foreach (var (_, value) in _held)
            value.Dispose();
        _held = [];
    }

    private OrderedDictionary<string, double> Read()
    {
        if (_pending is { } read)
        {
            var values = read().ToArray();
            _pending = null;
            foreach (var (key, value) in values.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                _values.TryAdd(key, value);
        }

        return _values;
    }
}
