using KerasSharp.Metrics;

namespace KerasSharp.Saving.Legacy;

/// <summary>The compilation in files of Keras 1 and 2, in the form of Keras 3.</summary>
internal static class LegacyCompilation
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["cosine_proximity"] = "cosine_similarity",
        ["cosine"] = "cosine_similarity",
        ["kullback_leibler_divergence"] = "kl_divergence",
        ["kld"] = "kl_divergence",
        ["KLD"] = "kl_divergence",
        ["logcosh"] = "log_cosh",
        ["MSE"] = "mse",
        ["MAE"] = "mae",
        ["MAPE"] = "mape",
        ["MSLE"] = "msle",
        ["softmax_cross_entropy_with_logits_v2"] = "categorical_crossentropy",
    };

    private static readonly string[] Wrappers = ["MeanMetricWrapper", "SumOverBatchSizeMetricWrapper"];

    /// <summary>The compilation of a <c>training_config</c>.</summary>
    public static Config Modern(Config training, FileVersion version)
    {
        var config = LegacyConfig.Modern(training, version);
        if (version.IsLegacy)
            Apply(config);
        config.Rename("optimizer_config", "optimizer");
        return config;
    }

    /// <summary>Brings losses and metrics into the form of Keras 3; what is not understood stays as it is.</summary>
    public static void Apply(Config config)
    {
        config.Without("sample_weight_mode");
        if (config.Contains("loss"))
            config["loss"] = Loss(config["loss"]);
        foreach (var key in (string[])["metrics", "weighted_metrics"])
        {
            if (config.Contains(key))
                config[key] = Metric(config[key]);
        }
    }

    private static object? Loss(object? value)
    {
        if (value is not Config loss || !loss.Contains("class_name"))
            return Each(value, Loss);
        if (loss.Find("config") is not Config options)
            return loss.Find("class_name") is "function" ? Each(loss.Find("config"), Loss) : loss;
        if (loss.Find("class_name") is "LossFunctionWrapper")
            return Each(options.Find("fn"), Loss);
        if (options.Find("reduction") is "auto" or "AUTO" or "sum_over_nonzero_weights")
            options["reduction"] = "sum_over_batch_size";
        options.Without("fn", "dtype");
        return loss;
    }

    private static object? Metric(object? value)
    {
        if (value is "logcosh")
            return "log_cosh_error";
        if (value is not Config metric || !metric.Contains("class_name") || metric.Find("config") is not Config options)
            return Each(value, Metric);
        if (!Wrappers.Contains(metric.Find("class_name")))
        {
            options.Without("trainable", "fn");
            return metric;
        }

        var function = Each(options.Find("fn") is Config serialized ? serialized.Find("config") : options.Find("fn"), Metric) as string;
        if (function is null || Registry.Find(typeof(Metric), function) is not { } entry)
            return (object?)function ?? metric;
        return new Config
        {
            { "module", "keras.metrics" }, { "class_name", entry.ClassName },
                { "config", new Config { { "name", options.Find("name") ?? function } } }, { "registered_name", null },
        };
    }

    /// <summary>The items of a list or dictionary; names as Keras 3 has them.</summary>
    private static object? Each(object? value, Func<object?, object?> convert)
    {
        if (value is string name)
            return Names.GetValueOrDefault(name, name);
        if (value is not Config named)
            return value is List<object?> list ? list.ConvertAll(item => convert(item)) : value;
        var made = new Config();
        foreach (var (key, item) in named)
            made[LayerNames.Modern(key)] = convert(item);
        return made;
    }
}
