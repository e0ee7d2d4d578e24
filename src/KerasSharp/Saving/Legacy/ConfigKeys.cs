namespace KerasSharp.Saving.Legacy;

/// <summary>Changes to the keys of a config.</summary>
internal static class ConfigKeys
{
    /// <summary>The value of a key; null where it is missing.</summary>
    public static object? Find(this Config config, string key) => config.Contains(key) ? config[key] : null;

    /// <summary>Takes a key out; its value, or null where it was missing.</summary>
    public static object? Take(this Config config, string key)
    {
        var value = config.Find(key);
        config.Remove(key);
        return value;
    }

    /// <summary>Gives a key its new name, unless that is there.</summary>
    public static void Rename(this Config config, string from, string to)
    {
        if (!config.Contains(from))
            return;
        var value = config.Take(from);
        if (!config.Contains(to))
            config[to] = value;
    }

    /// <summary>Sets a key that is missing.</summary>
    public static void Default(this Config config, string key, object? value)
    {
        if (!config.Contains(key))
            config[key] = value;
    }
}
