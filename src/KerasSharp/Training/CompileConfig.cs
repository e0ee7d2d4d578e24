using KerasSharp.Losses;
using KerasSharp.Metrics;

namespace KerasSharp.Training;

/// <summary>What <c>Compile</c> was given, in Keras's configs.</summary>
internal static class CompileConfig
{
    /// <summary>The config of a compiled model.</summary>
    /// <exception cref="ConfigException">A loss is a function of the caller's own, which no file can hold.</exception>
    public static Config Write(Compilation compilation, bool runEagerly) => new()
    {
        { "optimizer", ConfigValue.Serialize(compilation.GivenOptimizer) },
        { "loss", Plain(compilation.Loss?.Spec) },
        { "loss_weights", compilation.Loss?.Weights?.Plain },
        { "metrics", Plain(compilation.Metrics.Plain?.Value) },
        { "weighted_metrics", Plain(compilation.Metrics.Weighted?.Value) },
        { "run_eagerly", runEagerly },
        { "steps_per_execution", compilation.StepsPerExecution },
        { "jit_compile", false },
    };

    /// <summary>Compiles a loaded model as its file says. A compilation that cannot be read does not cost the model: it stays uncompiled,
    /// with a warning, as in Keras.</summary>
    /// <param name="model">The model.</param>
    /// <param name="config">Makes the config.</param>
    /// <param name="source">The file, or what else the config comes from.</param>
    /// <returns>Whether the compilation could be read.</returns>
    public static bool TryRead(Model model, Func<Config> config, string source)
    {
        try
        {
            model.CompileFromConfig(config());
            return true;
        }
        catch (Exception e) when (
            e is ArgumentException or ConfigException or InvalidCastException or InvalidOperationException or NotSupportedException
            or KeyNotFoundException)
        {
            Warnings.Warn(
                $"Model '{model.Name}' from {source} is not compiled, as its compilation cannot be read: {e.Message} Call `Compile` "
                + "before training.");
            return false;
        }
    }

    /// <summary>Compiles a model as a config says, and makes the optimizer's variables.</summary>
    public static void Read(Model model, Config config)
    {
        if (!config.Contains("optimizer") || config["optimizer"] is not { } optimizer)
            return;
        var made = (Optimizer)ConfigValue.Deserialize(optimizer, typeof(Optimizer));
        model.Compile(made, ReadLoss(Get("loss")), ReadWeights(model, Get("loss_weights")), ReadMetric(Get("metrics")),
            ReadMetric(Get("weighted_metrics")),
            Get("run_eagerly") is true, Get("steps_per_execution") is long steps ? (int)steps : 1);
        if (model.Built)
            model.Optimizer.Build(model.TrainableWeights);

        object? Get(string key) => config.Contains(key) ? config[key] : null;
    }

    private static object? Plain(object? spec) => spec switch
    {
        null or string => spec,
        LossSpec one => one.Identifier ?? Plain(one.Value),
        MetricSpec one => Plain(one.Value),
        Loss or Metric => ConfigValue.Serialize((IConfigurable)spec),
        LossSpec?[] list => list.Select(Plain).ToList(),
        MetricSpec?[] list => list.Select(Plain).ToList(),
        Dictionary<string, LossSpec?> byName => Named(byName.Select(pair => (pair.Key, Plain(pair.Value)))),
        Dictionary<string, MetricSpec?> byName => Named(byName.Select(pair => (pair.Key, Plain(pair.Value)))),
        _ => throw new ConfigException($"A value of type {spec.GetType()} cannot be written into a compile config."),
    };

    private static Config Named(IEnumerable<(string Key, object? Value)> pairs)
    {
        var config = new Config();
        foreach (var (key, value) in pairs)
            config[key] = value;
        return config;
    }

    private static LossSpec? ReadLoss(object? value) => value switch
    {
        null => null,
        string identifier =>
            CustomObjects.Find(identifier, typeof(Loss)) is { } own ? (LossSpec)(Loss)own.Create([]) : (LossSpec)identifier,
        List<object?> list => LossSpec.Create([.. list.Select(ReadLoss)]),
        Config config when IsObject(config) => (Loss)ConfigValue.Deserialize(config, typeof(Loss)),
        Config config => config.ToDictionary(pair => pair.Key, pair => ReadLoss(pair.Value)),
        _ => throw new ConfigException("The compile config's 'loss' makes no sense."),
    };

    private static MetricSpec? ReadMetric(object? value) => value switch
    {
        null => null,
        string identifier =>
            CustomObjects.Find(identifier, typeof(Metric)) is { } own ? (MetricSpec)(Metric)own.Create([]) : (MetricSpec)identifier,
        List<object?> list => MetricSpec.Create([.. list.Select(ReadMetric)]),
        Config { Count: > 0 } config when IsObject(config) =>
            IsFunction(config, out var name) && MetricSpec.IsKnown(name) ? ReadMetric(name) : (Metric)ConfigValue.Deserialize(
            config, typeof(Metric)),
        Config config => config.ToDictionary(pair => pair.Key, pair => ReadMetric(pair.Value)),
        _ => throw new ConfigException("The compile config's metrics make no sense."),
    };

    private static bool IsObject(Config config) => config.Contains("class_name");

    private static bool IsFunction(Config config, out string name)
    {
        name = config.Get<string?>("class_name", null) == "function" && config.Contains("config") ? config["config"] as string ?? "" : "";
        return name.Length > 0;
    }

    private static double[]? ReadWeights(Model model, object? value) => value switch
    {
        null => null,
        List<object?> list => [.. list.Select(Number)],
        Config byName => [.. model.OutputNames.Select(name => byName.Contains(name) ? Number(byName[name]) : 1)],
        _ => [Number(value)],
    };

    private static double Number(object? value) => value switch
    {
        double number => number,
        long number => number,
        _ => throw new ConfigException("The compile config's 'loss_weights' must be numbers."),
    };
}
