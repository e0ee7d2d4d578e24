using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KerasSharp;

/// <summary>A Keras config: keys in Keras's snake case and plain values (null, bool, long, double, string, lists, nested configs), in
/// order.</summary>
/// <remarks>Values are made plain as they are set, so a config shares nothing with the object it came from.</remarks>
public sealed class Config : IEnumerable<KeyValuePair<string, object?>>
{
    private static readonly JsonWriterOptions Printed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly OrderedDictionary<string, object?> _values = [];

    /// <summary>The plain value of a key.</summary>
    /// <exception cref="KeyNotFoundException">There is no such key.</exception>
    public object? this[string key]
    {
        get => _values[key];
        set => _values[key] = ConfigValue.ToPlain(value);
    }

    /// <summary>The keys in order.</summary>
    public IEnumerable<string> Keys => _values.Keys;

    /// <summary>Number of keys.</summary>
    public int Count => _values.Count;

    /// <summary>Sets a value; for collection initialisers.</summary>
    public void Add(string key, object? value) => this[key] = value;

    /// <summary>Adds all values of another config.</summary>
    public Config Merge(Config other)
    {
        foreach (var (key, value) in other)
            _values[key] = value;
        return this;
    }

    /// <summary>This config without some keys.</summary>
    public Config Without(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            _values.Remove(key);
        return this;
    }

    /// <summary>Removes a key; says whether it was there.</summary>
    public bool Remove(string key) => _values.Remove(key);

    /// <summary>Whether the key is there.</summary>
    public bool Contains(string key) => _values.ContainsKey(key);

    /// <summary>The value of a key as a <typeparamref name="T"/>: identifiers and nested configs become objects through the
    /// registry.</summary>
    /// <exception cref="ConfigException">The key is missing, or its value is no <typeparamref name="T"/>.</exception>
    [return: MaybeNull]
    public T Get<T>(string key) =>
        _values.TryGetValue(key, out var value) ? Convert<T>(key, value) : throw new ConfigException(
            $"The config lacks the key '{key}'. It has: {string.Join(", ", Keys)}");

    /// <summary>The value of a key as a <typeparamref name="T"/>, or the fallback where the key is missing.</summary>
    /// <exception cref="ConfigException">The value is no <typeparamref name="T"/>.</exception>
    [return: MaybeNull]
    public T Get<T>(string key, T fallback) => _values.TryGetValue(key, out var value) ? Convert<T>(key, value) : fallback;

    /// <summary>Refuses keys that the reader of the config does not know, unless their value is null (an option that a newer Keras added,
    /// not used).</summary>
    /// <exception cref="ConfigException">A key is unknown and has a value.</exception>
    public void RefuseUnknown(string className, params ReadOnlySpan<string> known)
    {
        foreach (var (key, value) in _values)
        {
            if (value is not null && !known.Contains(key))
                throw new ConfigException(
                    $"{className} has no option '{key}' (given: {ConfigValue.ToJson(value)?.ToJsonString() ?? "null"}). It has: "
                    + $"{string.Join(", ", known)}");
        }
    }

    /// <summary>The config as JSON, in one line.</summary>
    public override string ToString()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Printed))
            ToJson().WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>The config as JSON.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (key, value) in _values)
            json[key] = ConfigValue.ToJson(value);
        return json;
    }

    /// <summary>A config from JSON.</summary>
    public static Config FromJson(JsonObject json)
    {
        var config = new Config();
        foreach (var (key, value) in json)
            config._values[key] = ConfigValue.FromJson(value);
        return config;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [return: MaybeNull]
    private static T Convert<T>(string key, object? value)
    {
        try
        {
            return (T?)ConfigValue.FromPlain(value, typeof(T));
        }
        catch (Exception e) when (e is InvalidCastException or FormatException or OverflowException)
        {
            var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
            throw new ConfigException(
                $"The config's '{key}' must be a {type.Name}. Received: {ConfigValue.ToJson(value)?.ToJsonString() ?? "null"}", e);
        }
        catch (Exception e) when (e is ArgumentException or ConfigException)
        {
            throw new ConfigException($"The config's '{key}': {e.Message}", e);
        }
    }
}
