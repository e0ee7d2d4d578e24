namespace KerasSharp.Saving.Legacy;

/// <summary>Initializers, regularizers, constraints and dtypes of older versions inside the configs of layers.</summary>
internal static class OldParts
{
    private static readonly Dictionary<string, string> Regularizers = new()
    {
        ["WeightRegularizer"] = "L1L2",
        ["ActivityRegularizer"] = "L1L2",
        ["L1L2Regularizer"] = "L1L2",
    };

    // These say by their names what VarianceScaling has as options.
    private static readonly string[] Scaled = ["Glorot", "He", "Lecun"];

    private static readonly string[] Names = ["_initializer", "_regularizer", "_constraint"];

    /// <summary>Brings the parts of a layer into the form of Keras 3.</summary>
    public static void Apply(string className, Config config)
    {
        foreach (var key in config.Keys.ToList())
        {
            if (Array.Find(Names, key.EndsWith) is { } kind && config[key] is { } part)
                config[key] = kind == "_initializer" ? Initializer(part) : Named(part, $"{className} '{config.Find("name")}': {key}");
        }

        if (config.Contains("dtype"))
            config["dtype"] = DType(config["dtype"]);
    }

    /// <summary>A dtype policy, whatever class a version had for it.</summary>
    public static object? DType(object? dtype)
    {
        if (dtype is Config policy && policy.Find("class_name") is "Policy" or "PolicyV1" or "FloatDTypePolicy" or "DTypePolicy"
            && policy.Find("config") is Config config)
            return DType(config.Find("name"));
        return dtype is "infer" or "_infer" or "infer_with_float32_vars" or null ? "float32" : dtype;
    }

    private static object Initializer(object part)
    {
        if (part is not Config { } initializer || initializer.Find("config") is not Config config)
            return part;
        config.Without("dtype", "partition_info");
        if (initializer.Find("class_name") is string name)
            initializer["class_name"] = name.EndsWith("V1", StringComparison.Ordinal) || name.EndsWith("V2", StringComparison.Ordinal)
                ? name[..^2] : name;
        if (initializer.Find("class_name") is "OrthogonalInitializer")
            initializer["class_name"] = "Orthogonal";
        if (initializer.Find("class_name") is string { Length: > 0 } scaled && Scaled.Any(
            start => scaled.StartsWith(start, StringComparison.Ordinal)))
            config.Without("scale", "mode", "distribution");
        if (config.Find("distribution") is "normal")
            config["distribution"] = "truncated_normal";
        // Weights that were given as the first values: those of the file follow.
        return initializer.Find("class_name") is "Constant" && config.Find("value") is List<object?> or Config ? "zeros" : initializer;
    }

    /// <summary>Keras 1 wrote the class among the options.</summary>
    private static object? Named(object part, string what)
    {
        if (part is Config old && !old.Contains("class_name") && old.Take("name") is string name)
            part = new Config { { "class_name", Regularizers.GetValueOrDefault(name, name) }, { "config", old } };
        if (part is not Config serialized || serialized.Find("config") is not Config config)
            return part;
        config.Rename("m", "max_value");
        if (serialized.Find("class_name") is "MinMaxNorm")
        {
            config.Rename("low", "min_value");
            config.Rename("high", "max_value");
        }

        if (serialized.Find("class_name") is "EigenvalueRegularizer" or "RadialConstraint")
        {
            Warnings.Warn(
                $"{what} {serialized.Find("class_name")} is no part of Keras 3; the model was loaded without it. It counts in training "
                + "alone.");
            return null;
        }

        return serialized;
    }
}
