using System.Reflection;
using KerasSharp.Layers;
using static TorchSharp.torch;

namespace KerasSharp.Graph;

/// <summary>A layer inside a model's config: its class and config, and the shapes for which it was built.</summary>
internal static class LayerConfig
{
    /// <summary>The serialised form of a layer or operation.</summary>
    public static Config Serialize(Layer layer)
    {
        if (layer is Operation operation)
        {
            return new Config
            {
                { "module", operation.Module }, { "class_name", operation.ClassName }, { "config", operation.GetConfig() }, { "registered_name", operation.ClassName },
            };
        }

        var config = ConfigValue.Serialize(layer);
        if (layer is Model { Graph: not null })
        {
            config["registered_name"] = "Functional";
            config["build_config"] = new Config { { "input_shape", null } };
        }
        else if (layer is not InputLayer && layer.BuiltInputShapes is { } shapes && Builds(layer.GetType()))
        {
            config["build_config"] = BuildConfig(layer, shapes);
        }

        if (layer is Model model)
            config["compile_config"] = model.GetCompileConfig();

        return config;
    }

    /// <summary>The layer or operation of a serialised form.</summary>
    /// <exception cref="ConfigException">There is no such class, or its config is wrong.</exception>
    public static Layer Deserialize(Config config) =>
        config.Get<string?>("module", null)?.StartsWith("keras.src.ops", StringComparison.Ordinal) == true
            ? Operation.FromConfig(config.Get<string>("class_name")!, config.Get<Config>("config")!)
            : (Layer)ConfigValue.Deserialize(config, typeof(Layer));

    /// <summary>The shapes as Keras notes them: of the one input, of a list, or of inputs that are taken one by one.</summary>
    private static Config BuildConfig(Layer layer, IReadOnlyList<Shape> shapes)
    {
        if (shapes is [var one])
            return new() { { "input_shape", one } };
        if (layer is RecurrentLayer or Bidirectional)
            return new() { { "shapes_dict", new Config { { "sequences_shape", shapes[0] }, { "initial_state_shape", shapes.Skip(1) } } } };
        if (layer.InputNames is not { } names)
            return new() { { "input_shape", shapes } };
        var named = new Config();
        foreach (var (name, shape) in names.Zip(shapes))
            named[$"{name}_shape"] = shape;
        return new() { { "shapes_dict", named } };
    }

    /// <summary>Whether a class makes something of its input's shape; Keras notes the shape for those alone.</summary>
    public static bool Builds(Type type) => Overrides(type, typeof(Shape)) || Overrides(type, typeof(Shape[]));

    private static bool Overrides(Type type, Type parameter) =>
        type.GetMethod("Build", BindingFlags.Instance | BindingFlags.NonPublic, [parameter])?.DeclaringType is { } declaring && declaring != typeof(Layer);
}
