using System.Diagnostics.CodeAnalysis;

namespace KerasSharp;

/// <summary>The values of a config as the constructor arguments of a class. Errors name the class.</summary>
public readonly struct ConfigReader
{
    private readonly Config _config;
    private readonly string _className;

    /// <summary>Reads a config for a class that knows the given keys.</summary>
    /// <exception cref="ConfigException">A key is unknown and has a value.</exception>
    public ConfigReader(Config config, string className, params ReadOnlySpan<string> known)
    {
        ArgumentNullException.ThrowIfNull(config);
        config.RefuseUnknown(className, known);
        _config = config;
        _className = className;
    }

    /// <summary>A value that must be there.</summary>
    /// <exception cref="ConfigException">It is missing, null, or no <typeparamref name="T"/>.</exception>
    [return: NotNull]
    public T Get<T>(string key) => GetOrNull<T>(key) ?? throw Refuse(key, "must not be null");

    /// <summary>A value, or the fallback where it is missing.</summary>
    /// <exception cref="ConfigException">It is null, or no <typeparamref name="T"/>.</exception>
    [return: NotNull]
    public T Get<T>(string key, T fallback) => GetOrNull(key, fallback) ?? throw Refuse(key, "must not be null");

    /// <summary>A value that must be there and may be null.</summary>
    /// <exception cref="ConfigException">It is missing, or no <typeparamref name="T"/>.</exception>
    public T? GetOrNull<T>(string key) =>
        _config.Contains(key) ? Read<T>(key) : throw Refuse(key, $"is missing; the config has: {string.Join(", ", _config.Keys)}");

    /// <summary>A value that may be null, or the fallback where it is missing.</summary>
    /// <exception cref="ConfigException">It is no <typeparamref name="T"/>.</exception>
    public T? GetOrNull<T>(string key, T? fallback) => _config.Contains(key) ? Read<T>(key) : fallback;

    /// <summary>Refuses a value that the object cannot be given, unless it has that value anyway.</summary>
    /// <exception cref="ConfigException">The config has another value.</exception>
    public void Expect<T>(string key, T actual)
    {
        if (_config.Contains(key) && !EqualityComparer<T>.Default.Equals(Read<T>(key), actual))
            throw Refuse(
                key, $"can only be {ConfigValue.ToJson(ConfigValue.ToPlain(actual))?.ToJsonString() ?? "null"}, as the constructor does "
                + "not take it");
    }

    private T? Read<T>(string key)
    {
        try
        {
            return _config.Get<T>(key);
        }
        catch (ConfigException e)
        {
            throw new ConfigException($"{_className}: {e.Message}", e);
        }
    }

    private ConfigException Refuse(string key, string problem) => new($"{_className}: the config's '{key}' {problem}.");
}
