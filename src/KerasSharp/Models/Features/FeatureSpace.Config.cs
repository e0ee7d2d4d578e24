
namespace KerasSharp;

/// <content>Configs and files.</content>
public sealed partial class FeatureSpace
{
    private const string ModuleOfParts = "keras.src.layers.preprocessing.feature_space", KerasIdentity = "TFDIdentity";

    /// <inheritdoc/>
    public override Config GetConfig()
    {
        var features = new Config();
        foreach (var (key, feature) in _features)
        {
            features[key] = Part(nameof(Feature), new()
            {
                { "dtype", feature.DType }, { "preprocessor", Write(feature.Preprocessor) }, { "output_mode", feature.OutputMode },
            });
        }

        return new()
        {
            { "features", features },
            { "output_mode", OutputMode },
            {
                "crosses", Crosses.Select(cross => Part(nameof(Cross), new()
                {
                    { "feature_names", cross.FeatureNames }, { "crossing_dim", cross.CrossingDim }, { "output_mode", cross.OutputMode },
                })).ToList()
            },
            { "crossing_dim", _crossingDim },
            { "hashing_dim", _hashingDim },
            { "num_discretization_bins", _numDiscretizationBins },
            { "name", Name },
        };
    }

    /// <summary>A space from its config.</summary>
    /// <exception cref="ConfigException">The config does not fit.</exception>
    public static new FeatureSpace FromConfig(Config config)
    {
        var reader = new ConfigReader(config, nameof(FeatureSpace), "features", "output_mode", "crosses", "crossing_dim", "hashing_dim",
            "num_discretization_bins", "name");
        var features = new Dictionary<string, Feature>(StringComparer.Ordinal);
        var built = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in reader.Get<Config>("features"))
        {
            features[key] = value is string kind ? kind : ReadFeature(key, value);
            if (value is Config && ShapeIn(value) is not null)
                built.Add(key);
        }

        var crosses = (reader.GetOrNull<List<object?>>("crosses", null) ?? []).Select(ReadCross).ToList();
        var space = new FeatureSpace(
            features, reader.Get("output_mode", "concat"), crosses, reader.Get("crossing_dim", 32), reader.Get("hashing_dim", 32),
            reader.Get("num_discretization_bins", 32), reader.GetOrNull<string>("name", null));
        space._adapted = built.IsSupersetOf(space.Adaptable);
        return space;
    }

    /// <inheritdoc/>
    public override Config? GetBuildConfig()
    {
        if (!IsReady)
            return null;
        var shapes = new Config();
        foreach (var key in _features.Keys)
            shapes[key] = InputShape;
        return shapes;
    }

    /// <inheritdoc/>
    internal override IEnumerable<(string Name, object Value)> StoredMembers() =>
        [("crossers", _crossers.Values.ToList()), ("preprocessors", _features.Values.Select(feature => feature.Preprocessor).ToList())];

    private static Config InputShape => new() { { "input_shape", Shape.Create([null, 1]) } };

    private bool IsReady => _adapted || !Adaptable.Any();

    private static Config Part(string className, Config config) => new()
    {
        { "module", ModuleOfParts }, { "class_name", className }, { "config", config }, { "registered_name", className },
    };

    private Config Write(KerasSharp.Layers.Layer preprocessor)
    {
        var config = preprocessor.Serialize();
        if (preprocessor is KerasSharp.Layers.Identity)
            (config["module"], config["class_name"], config["registered_name"]) = (ModuleOfParts, KerasIdentity, KerasIdentity);
        if (IsReady && !config.Contains("build_config"))
            config["build_config"] = InputShape;
        return config;
    }

    private static Feature ReadFeature(string key, object? value)
    {
        var reader = new ConfigReader(ConfigOf(value, $"feature '{key}'"), nameof(Feature), "dtype", "preprocessor", "output_mode");
        var serialized = reader.Get<Config>("preprocessor");
        if (serialized.Contains("class_name") && serialized["class_name"] is KerasIdentity)
            (serialized["module"], serialized["class_name"], serialized["registered_name"]) =
                ("keras.layers", nameof(KerasSharp.Layers.Identity), null);
        var layer = (KerasSharp.Layers.Layer)ConfigValue.Deserialize(serialized, typeof(Layers.Layer));
        if (ShapeIn(value) is { } shape)
            layer.EnsureBuilt(shape);
        return new(reader.Get<DType>("dtype"), layer, reader.Get<string>("output_mode"));
    }

    private static FeatureCross ReadCross(object? value)
    {
        if (value is List<object?> names)
            return new([.. names.Select(name => (string)ConfigValue.FromPlain(name, typeof(string))!)], null, "one_hot");
        var reader = new ConfigReader(ConfigOf(value, "cross"), nameof(Cross), "feature_names", "crossing_dim", "output_mode");
        return new(reader.Get<string[]>("feature_names"), reader.Get<int>("crossing_dim"), reader.Get("output_mode", "one_hot"));
    }

    private static Config ConfigOf(object? value, string what) =>
        value is Config serialized && serialized.Contains("config") && serialized["config"] is Config config
            ? config : throw new ConfigException($"{nameof(FeatureSpace)}: the {what} must be a serialized object.");

    /// <summary>The shape for which the layer of a serialized feature was built; null for none.</summary>
    private static Shape? ShapeIn(object? feature) =>
        ConfigOf(feature, "feature") is { } config && config.Contains("preprocessor") && config["preprocessor"] is Config layer
            && layer.Contains("build_config") && layer["build_config"] is Config built && built.Contains("input_shape")
            ? built.Get<Shape>("input_shape") : null;
}
