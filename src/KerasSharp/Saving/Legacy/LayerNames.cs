namespace KerasSharp.Saving.Legacy;

/// <summary>Names of layers that Keras 3 does not allow: up to Keras 2 they could have a slash, as in <c>conv1/bn</c>.</summary>
internal static class LayerNames
{
    /// <summary>The name that Keras 3 allows.</summary>
    public static string Modern(string name) => name.Replace('/', '_');

    /// <summary>A config in which every layer, and every place that names it, has a name that is allowed.</summary>
    public static Config Modern(Config config)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Collect(config, names);
        return names.Count == 0 ? config : (Config)Renamed(config, names)!;
    }

    private static void Collect(object? value, HashSet<string> names)
    {
        if (value is List<object?> list)
        {
            list.ForEach(item => Collect(item, names));
        }
        else if (value is Config config)
        {
            if (config.Contains("class_name") && config.Find("config") is Config options)
                names.UnionWith(new[] { config.Find("name"), options.Find("name") }.OfType<string>().Where(
                    name => name.Contains('/', StringComparison.Ordinal)));
            foreach (var (_, item) in config)
                Collect(item, names);
        }
    }

    private static object? Renamed(object? value, HashSet<string> names)
    {
        if (value is not Config config)
            return value is string name && names.Contains(name)
                ? Modern(name) : value is List<object?> list ? list.ConvertAll(item => Renamed(item, names)) : value;
        var renamed = new Config();
        foreach (var (key, item) in config)
            renamed[key] = Renamed(item, names);
        return renamed;
    }
}
