namespace KerasSharp.Saving.Legacy;

/// <summary>A Sequential of Keras 1 that starts with a <c>Merge</c> of other models, as a functional model.</summary>
internal static class SequentialMerge
{
    /// <summary>Whether a Sequential is one.</summary>
    public static bool Is(Config options) =>
        options.Find("layers") is List<object?> and [Config first, ..] && first.Contains(MergeLayer.Branches);

    /// <summary>The functional model. The branches' layers stand in it by themselves, as in the weights of such files.</summary>
    /// <exception cref="ConfigException">A branch does not say with what it is fed.</exception>
    public static Config AsFunctional(Config model, Config options)
    {
        var layers = new List<Config>();
        var inputs = new List<object?>();
        var rest = ((List<object?>)options["layers"]!).ConvertAll(layer => (Config)layer!);
        var merge = rest[0];
        var branches = ((List<object?>)merge.Take(MergeLayer.Branches)!).ConvertAll(branch => Branch((Config)branch!, layers, inputs));
        layers.AddRange(MergeLayer.WithShape(Called(merge, branches)));
        var last = LegacyModel.Name(merge)!;
        foreach (var layer in rest.Skip(1))
            last = Append(layer, last, layers);
        var config = new Config
        {
            { "name", options.Find("name") }, { "layers", layers }, { "input_layers", inputs },
                { "output_layers", new List<object?> { new List<object?> { last, 0L, 0L } } },
        };
        if (config["name"] is null)
            config.Remove("name");
        return new() { { "module", "keras" }, { "class_name", "Functional" }, { "config", config }, { "registered_name", null } };
    }

    /// <summary>Adds the layers of a branch; its output.</summary>
    private static object? Branch(Config branch, List<Config> layers, List<object?> inputs)
    {
        if (branch.Find("class_name") is "Functional" && branch.Find("config") is Config inner
            && inner.Find("layers") is List<object?> parts)
        {
            layers.AddRange(parts.OfType<Config>());
            var ends = inner.Find("input_layers") as List<object?> ?? [];
            inputs.AddRange(ends is [string, ..] ? [ends] : ends);
            return inner.Find("output_layers") switch
            {
                List<object?> and [string only, ..] => OperationConfig.Output(only),
                List<object?> and [List<object?> and [string first, ..], ..] => OperationConfig.Output(first),
                _ => throw new ConfigException("A merged model has no output."),
            };
        }

        var stack = branch.Find("class_name") is "Sequential"
            ? ((Config)branch["config"]!).Find("layers") as List<object?> ?? [] : [branch];
        var chain = stack.OfType<Config>().ToList();
        if (chain.Count > 0 && chain[0].Find("class_name") is not "InputLayer")
        {
            if (InputNote.Of(chain[0]) is not { } note)
                throw new ConfigException(
                    $"The merged model that starts with '{LegacyModel.Name(chain[0])}' does not say with what it is fed.");
            chain.Insert(0, new()
            {
                { "module", "keras.layers" }, { "class_name", "InputLayer" }, { "registered_name", null },
                { "config",
                    new Config { { "batch_shape", note.Shape }, { "dtype", note.DType ?? "float32" },
                    { "name", $"{LegacyModel.Name(chain[0])}_input" } } },
            });
        }

        object? last = null;
        foreach (var layer in chain)
        {
            // A layer or a whole branch may be shared.
            var name = LegacyModel.Name(layer);
            if (layers.Exists(other => Equals(LegacyModel.Name(other), name)))
                last = name;
            else if (layer.Find("class_name") is "InputLayer")
                last = Added(layer);
            else
                last = Append(layer, last!, layers);
        }

        return OperationConfig.Output((string)last!);

        object Added(Config layer)
        {
            var name = LegacyModel.Name(layer)!;
            layer["name"] = name;
            layer["inbound_nodes"] = new List<object?>();
            layers.Add(layer);
            inputs.Add(new List<object?> { name, 0L, 0L });
            return name;
        }
    }

    private static object Append(Config layer, object last, List<Config> layers)
    {
        layer["name"] = LegacyModel.Name(layer);
        layer["inbound_nodes"] = new List<object?> { new LegacyCall([OperationConfig.Output((string)last)], []).ToConfig() };
        layers.Add(layer);
        return LegacyModel.Name(layer)!;
    }

    private static Config Called(Config layer, List<object?> inputs)
    {
        layer["name"] = LegacyModel.Name(layer);
        layer["inbound_nodes"] = new List<object?> { new LegacyCall([inputs], []).ToConfig() };
        return layer;
    }
}
