namespace KerasSharp.Saving.Legacy;

/// <summary>Configs of Keras 2 in the form of Keras 3.</summary>
internal static class LegacyConfig
{
    private static readonly string[] Gone = ["time_major", "implementation", "batch_input_shape", "experimental_autocast", "jit_compile", "is_legacy_optimizer", "decay", "ragged_input", "_use_input_spec_as_call_signature"];

    /// <summary>Whether a config is of Keras 2, which names no modules.</summary>
    public static bool IsLegacy(Config config) => !config.Contains("module") && !config.Contains("registered_name");

    /// <summary>A copy in which every object stands as Keras 3 writes it.</summary>
    public static Config Modern(Config config)
    {
        var modern = new Config();
        foreach (var (key, value) in config)
            modern[key] = key == "layers" && value is List<object?> layers ? WithInput(layers).Select(Value).ToList() : Value(value);
        if (config.Contains("class_name") && config.Contains("config") && modern["config"] is Config inner)
            Mend(config["class_name"] as string, inner);

        // What Keras 2.2 called its functional models.
        if (modern.Contains("class_name") && modern["class_name"] is "Model" && modern.Contains("config") && modern["config"] is Config graph && graph.Contains("input_layers"))
            modern["class_name"] = "Functional";

        // Files without modules hold the class's name, which is not the exported one.
        if (modern.Contains("class_name") && modern["class_name"] is "GroupedQueryAttention")
            modern["class_name"] = "GroupQueryAttention";
        return modern;
    }

    private static object? Value(object? value) => value switch
    {
        Config config => Modern(config),
        List<object?> list => list.Select(Value).ToList(),
        _ => value,
    };

    private static void Mend(string? className, Config config)
    {
        if (className == "InputLayer" && config.Contains("batch_input_shape"))
            config["batch_shape"] = config["batch_input_shape"];

        // Keras 2 named what Keras 3 names otherwise.
        if (config.Contains("lr") && !config.Contains("learning_rate"))
            config["learning_rate"] = config["lr"];
        if (className == "DepthwiseConv2D")
            config.Without("filters", "kernel_initializer", "kernel_regularizer", "kernel_constraint", "groups");
        if (className is "ReLU" or "LeakyReLU" && config.Contains("alpha"))
            config["negative_slope"] = config["alpha"];
        if (className == "LeakyReLU")
            config.Remove("alpha");
        if (className == "BatchNormalization" && config.Contains("axis") && config["axis"] is List<object?> { Count: 1 } axes)
            config["axis"] = axes[0];
        foreach (var key in Gone.Append("lr"))
            config.Remove(key);
        if (className is "SGD" or "Adam" or "RMSprop" or "Adagrad" or "Adadelta" or "Adamax" or "Nadam" or "Ftrl")
            config.Without("weight_decay_rate");
    }

    /// <summary>A first layer that says what it is fed with gets its input as a layer of its own.</summary>
    private static List<object?> WithInput(List<object?> layers)
    {
        if (layers is not [Config first, ..] || first.Get<string?>("class_name", null) is "InputLayer" or null || first.Contains("inbound_nodes")
            || !first.Contains("config") || first["config"] is not Config config || !config.Contains("batch_input_shape"))
            return layers;
        var input = new Config
        {
            { "class_name", "InputLayer" }, { "config", new Config { { "batch_shape", config["batch_input_shape"] }, { "name", $"{config.Get<string?>("name", null)}_input" } } },
        };
        return [input, .. layers];
    }
}
