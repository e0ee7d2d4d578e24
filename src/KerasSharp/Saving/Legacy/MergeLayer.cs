namespace KerasSharp.Saving.Legacy;

/// <summary>The <c>Merge</c> layer of Keras 1 and 2.0, as the layer of its mode.</summary>
internal static class MergeLayer
{
    /// <summary>Under this key a merging layer has the models whose outputs it takes, where it starts a Sequential.</summary>
    public const string Branches = "merged_layers";

    /// <summary>Under this key is the size that the output gets.</summary>
    public const string Shape = "merged_shape";

    /// <summary>Changes a layer.</summary>
    /// <exception cref="ConfigException">Python code merges.</exception>
    public static void Replace(Config layer, Config options)
    {
        var name = options.Find("name");
        if ((options.Find("mode_type") ?? "raw") is not "raw" || options.Find("mode") is not string mode)
            throw new ConfigException(
                $"The layer '{name}' merges by Python code (mode_type={options.Find("mode_type")}), which is never run. Write it as a "
                + "layer of your own.");
        if (options.Find("layers") is List<object?> layers)
            layer[Branches] = layers;
        var made = new Config { { "name", name }, { "trainable", options.Find("trainable") ?? true } };
        switch (mode)
        {
            case "concat":
                made["axis"] = options.Find("concat_axis") ?? -1L;
                break;
            case "dot" or "cos":
                made["axes"] = options.Find("dot_axes") is List<object?> axes
                    ? axes.ConvertAll(axis => axis is List<object?> and [var one] ? one : axis) : options.Find("dot_axes") ?? -1L;
                made["normalize"] = mode == "cos";
                break;
        }

        layer["class_name"] = mode switch
        {
            "sum" => "Add",
            "mul" => "Multiply",
            "concat" => "Concatenate",
            "ave" => "Average",
            "max" => "Maximum",
            "dot" or "cos" => "Dot",
            _ => throw new ConfigException($"The layer '{name}' merges by a mode that is not known: '{mode}'."),
        };
        if (mode == "cos")
            layer[Shape] = new List<object?> { 1L, 1L };
        layer["config"] = made;
    }

    /// <summary>The layer with its calls, and one after it that gives the output its size, under the layer's name.</summary>
    public static IReadOnlyList<Config> WithShape(Config layer)
    {
        if (layer.Take(Shape) is not { } shape)
            return [layer];
        var name = (string)LegacyModel.Name(layer)!;
        var inner = $"{name}_product";
        layer["name"] = inner;
        ((Config)layer["config"]!)["name"] = inner;
        return [layer, OperationConfig.Layer("Reshape", name, OperationConfig.Output(inner), new() { { "target_shape", shape } })];
    }
}
