using KerasSharp.Tests.Goldens;

namespace KerasSharp.Tests.Layers;

/// <summary>Sample objects and inputs for the tests that run over every registered layer: the options and shapes of its reference
/// cases.</summary>
internal static class LayerSamples
{
    /// <summary>The registered layers of the library, those of ready-made networks aside.</summary>
    public static IEnumerable<Type> Types => Registry.Entries
        .Where(
            entry => entry.Kind == typeof(Layer) && entry.Module?.StartsWith("keras.src.applications", StringComparison.Ordinal) != true
            && entry.Type.Assembly == typeof(Layer).Assembly && !entry.Type.IsAssignableTo(typeof(Model)))
        .Select(entry => entry.Type).OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>The reference cases of a layer that is called on tensors alone.</summary>
    public static IEnumerable<GoldenCase> Of(Type type)
    {
        var name = Registry.Find(type)!.ClassName;
        return GoldenCase.All("layers").Where(golden => golden["class_name"].As<string>() == name);
    }

    /// <summary>Whether a case calls its layer on tensors alone.</summary>
    public static bool IsPlain(GoldenCase golden) =>
        golden["call_style"].As<string>() is "single" or "list" or "args" && golden["call_kwargs"].Fields.All(
            field => field.Key is "training" or "mask");

    /// <summary>The layer of a case.</summary>
    /// <param name="golden">The case.</param>
    /// <param name="dtype">Another type of weights and computation; null for the case's.</param>
    public static Layer Make(GoldenCase golden, string? dtype = null)
    {
        var config = golden["config"].AsConfig();
        if (dtype is not null)
            SetType(config, dtype);
        return (Layer)ConfigValue.Deserialize(
            new Config { { "class_name", golden["class_name"].As<string>() }, { "config", config } }, typeof(Layer));
    }

    /// <summary>The inputs of a case.</summary>
    public static Tensor[] Inputs(GoldenCase golden, ScalarType type = ScalarType.Float32) =>
        [.. golden["inputs"].Items.Select(input => input.AsTensor()).Select(x => DTypes.IsFloating(x.dtype) ? x.to_type(type) : x)];

    /// <summary>The shapes of inputs, batch included.</summary>
    public static Shape[] Shapes(Tensor[] inputs) => Array.ConvertAll(inputs, input => (Shape)input.shape);

    /// <summary>Sets the type of a config and of those inside it.</summary>
    private static void SetType(Config config, string dtype)
    {
        foreach (var key in config.Keys.ToList())
        {
            if (key == "dtype")
                config[key] = dtype;
            else if (config[key] is Config inner)
                SetType(inner, dtype);
            else if (config[key] is List<object?> list)
                list.OfType<Config>().ToList().ForEach(item => SetType(item, dtype));
        }
    }
}
