using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KerasSharp.Saving;

/// <summary>A model's architecture and compilation as the JSON of Keras's files.</summary>
internal static class ModelJson
{
    // Older versions of Keras 3 refuse keys that they do not know: these, which came in later versions, are left out where they say what is
    // so without them.
    private static readonly Dictionary<string, JsonNode?> Defaults = new()
    {
        ["quantization_config"] = null,
        ["input_axes"] = null,
        ["output_axes"] = null,
        ["renorm"] = false,
        ["renorm_clipping"] = null,
        ["renorm_momentum"] = 0.99,
        ["use_gate"] = false,
        ["sliding_window"] = null,
        ["ignore_class"] = null,
        ["rms_scaling"] = false,
        ["antialias"] = false,
        ["ragged"] = false,
        ["optional"] = false,
    };

    /// <summary>The JSON of a model, its compilation included.</summary>
    public static string Write(Model model, JsonSerializerOptions? options = null)
    {
        using var unregistered = UnregisteredClasses.Collect();
        var json = model.Serialize().ToJson();
        if (unregistered.Advice is { } advice)
            model.WarnOfClasses(advice);
        Trim(json);
        return json.ToJsonString(options);
    }

    /// <summary>JSON with a bound on its depth.</summary>
    /// <exception cref="ModelFileException">It is no JSON object.</exception>
    public static Config Parse(ReadOnlySpan<byte> json, string file, string entry, ModelFileLimits limits)
    {
        try
        {
            return PythonJson.Parse(json, new JsonDocumentOptions { MaxDepth = limits.Depth }) is JsonObject parsed
                ? Config.FromJson(parsed) : throw new ModelFileException(file, entry, "it is no JSON object.");
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw new ModelFileException(file, entry, $"it is no valid JSON: {e.Message}", e);
        }
    }

    /// <summary>The model that a config describes.</summary>
    /// <exception cref="ModelFileException">Something in it is not known, wrong or too large.</exception>
    /// <param name="config">The config.</param>
    /// <param name="load">The load that goes on.</param>
    /// <param name="entry">Where in the file the config is.</param>
    /// <param name="compile">Whether the model is compiled as the config says.</param>
    /// <param name="fileLength">Bytes of the file.</param>
    public static Model Build(Config config, LoadSession load, string entry, bool compile, long fileLength)
    {
        load.CountWeights(fileLength);
        Model? model = null;
        try
        {
            model = ConfigValue.Deserialize(config, typeof(Layers.Layer)) as Model ?? throw new ConfigException(
                $"It describes a layer, not a model: {config["class_name"]}.");
            if (!model.Built && Get(config, "build_config") is Config build && Get(build, "input_shape") is { } shape)
                Build(model, shape);
            if (compile)
                Compile(model, config, $"'{load.Path}'");
            return model;
        }
        catch (Exception e) when (e is not ModelFileException and not OutOfMemoryException)
        {
            model?.Dispose();
            throw new ModelFileException(load.Path, entry, e.Message, e);
        }
        catch (ModelFileException)
        {
            model?.Dispose();
            throw;
        }
    }

    /// <summary>Compiles a model as its serialised form says, if it does.</summary>
    public static void Compile(Model model, Config config, string source)
    {
        if (Get(config, "compile_config") is Config compilation)
            CompileConfig.TryRead(model, () => compilation, source);
    }

    /// <summary>Makes the weights for the shape of an input, or for those of inputs by name.</summary>
    private static void Build(Model model, object shape)
    {
        if (shape is not Config named)
        {
            model.EnsureBuilt((Shape)ConfigValue.FromPlain(shape, typeof(Shape))!);
            return;
        }

        string[] names = [.. named.Keys.Order(StringComparer.Ordinal)];
        model.Body.NameInputs(names);
        model.EnsureBuilt(Array.ConvertAll(names, name => (Shape)ConfigValue.FromPlain(named[name], typeof(Shape))!));
    }

    private static object? Get(Config config, string key) => config.Contains(key) ? config[key] : null;

    /// <summary>Takes the defaults out of the configs of Keras's own classes.</summary>
    private static void Trim(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Trim(item);
        }
        else if (node is JsonObject json)
        {
            if (json["config"] is JsonObject config && json["module"]?.GetValueKind() == JsonValueKind.String
                && json["module"]!.GetValue<string>().StartsWith("keras", StringComparison.Ordinal))
            {
                foreach (var (key, said) in Defaults)
                {
                    if (config.TryGetPropertyValue(key, out var value) && JsonNode.DeepEquals(value, said))
                        config.Remove(key);
                }
            }

            foreach (var (_, value) in json)
                Trim(value);
        }
    }
}
