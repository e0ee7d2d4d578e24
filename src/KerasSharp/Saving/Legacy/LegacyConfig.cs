namespace KerasSharp.Saving.Legacy;

/// <summary>Brings configs of older versions into the form of Keras 3.16, in which alone the rest of the library reads them.</summary>
/// <remarks>Nothing but names, defaults and structure changes: what the version that wrote the file computed is what the config says
/// afterwards.</remarks>
internal static class LegacyConfig
{
    /// <summary>A copy of a model's config in which every object stands as Keras 3.16 writes it.</summary>
    /// <exception cref="ConfigException">The file asks for something that Keras 3 does not have.</exception>
    public static Config Modern(Config config, FileVersion version) =>
        (Config)Value(version.IsLegacy ? LayerNames.Modern(config) : config, version)!;

    private static object? Value(object? value, FileVersion version) => value switch
    {
        Config config => Object(config, version),
        List<object?> list => list.ConvertAll(item => Value(item, version)),
        _ => value,
    };

    private static object? Object(Config given, FileVersion version)
    {
        if (PlainValues.TryRead(given, out var plain))
            return plain;
        var config = new Config();
        foreach (var (key, value) in given)
            config[key] = Value(value, version);
        if (version.IsLegacy && config.Find("compile_config") is Config compilation)
            LegacyCompilation.Apply(compilation);
        if (config.Find("class_name") is not string className)
            return config;
        if (config["class_name"] is "Sequential" && config.Find("config") is List<object?> layers)
            config["config"] = new Config { { "layers", layers } };
        if (config.Find("config") is not Config options)
            return config;
        if (!version.IsLegacy)
            RecentConfig.Apply(config, className, options);
        else if (className is "Sequential" or "Model" or "Functional")
            return LegacyModel.Modern(config, options);
        else
            Part(config, className, options, version);
        return config;
    }

    private static void Part(Config config, string className, Config options, FileVersion version)
    {
        if (className.EndsWith("Decay", StringComparison.Ordinal) || className is "CosineDecayRestarts")
        {
            if (options.Find("name") is null)
                options.Remove("name");
            return;
        }

        if (LegacyOptimizer.Is(className))
        {
            config["class_name"] = LegacyOptimizer.Modern(className, options);
            return;
        }

        if (className == "Merge")
        {
            MergeLayer.Replace(config, options);
            return;
        }

        className = Keras1Layers.ClassName(className);
        InputNote.Keep(config, options);
        if (version.Major == 1)
            Keras1Layers.Rename(className, options);
        className = RemovedLayers.Replace(className, options);
        ChangedOptions.Apply(className, options, version);
        PreprocessingOptions.Apply(className, options);
        OldActivations.Apply(options);
        OldParts.Apply(className, options);
        config["class_name"] = className;
    }
}
