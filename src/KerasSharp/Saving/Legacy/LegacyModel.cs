namespace KerasSharp.Saving.Legacy;

/// <summary>Models of Keras 1 and 2 in the form of Keras 3.</summary>
internal static class LegacyModel
{
    private static readonly string[] Dropped =
        ["build_input_shape_dtype", "batch_input_shape", "dynamic", "dtype", "build_batch_size", "input_dtype"];

    /// <summary>A model whose layers are in the form of Keras 3 already.</summary>
    public static Config Modern(Config model, Config options)
    {
        options.Without(Dropped);
        if (model.Find("class_name") is "Sequential")
            return SequentialMerge.Is(options) ? SequentialMerge.AsFunctional(model, options) : Sequential(model, options);
        if (!options.Contains("input_layers"))
            return model;

        // What Keras up to 2.3 called its functional models.
        model["class_name"] = "Functional";
        LegacyGraph.Modernize(options);
        return model;
    }

    /// <summary>The shape with which data enters a model, batch axis included, and its type; null where the config does not say.</summary>
    public static (object Shape, object? DType)? Input(Config model)
    {
        if (model.Find("config") is not Config options || options.Find("layers") is not List<object?> layers)
            return null;
        if (model.Find("class_name") is not "Functional")
            return layers is [Config first, ..] ? InputOf(first) ?? Build(options) : Build(options);
        var place = options.Find("input_layers");
        while (place is List<object?> { Count: 1 } list)
            place = list[0];
        return place is List<object?> and [string name, ..]
            && layers.OfType<Config>().FirstOrDefault(layer => Name(layer) as string == name) is { } input ? InputOf(input) : null;
    }

    /// <summary>The name of a serialised layer.</summary>
    public static object? Name(Config layer) => layer.Find("name") ?? (layer.Find("config") as Config)?.Find("name");

    private static Config Sequential(Config model, Config options)
    {
        // The first layer says with what it is fed, or is a model that says it.
        if (options.Find("layers") is List<object?> and [Config first, ..] layers && first.Find("class_name") is not "InputLayer"
            && InputOf(first) is { } input)
        {
            var layer = new Config
            {
                { "module", "keras.layers" }, { "class_name", "InputLayer" },
                { "config",
                    new Config { { "batch_shape", input.Shape }, { "dtype", input.DType ?? "float32" },
                    { "name", $"{Name(first)}_input" } } }, { "registered_name", null },
            };
            options["layers"] = layers.Prepend(layer).ToList();
        }

        return model;
    }

    private static (object Shape, object? DType)? InputOf(Config layer)
    {
        if (layer.Find("class_name") is "Sequential" or "Functional")
            return Input(layer);
        if (layer.Find("config") is not Config config)
            return null;
        if (layer.Find("class_name") is "InputLayer")
            return config.Find("batch_shape") is { } shape ? (shape, config.Find("dtype")) : null;
        return InputNote.Of(layer);
    }

    private static (object Shape, object? DType)? Build(Config options) =>
        options.Find("build_input_shape") is { } shape ? (shape, null) : null;
}
