using System.Text.Json.Nodes;
using KerasSharp.Layers;
using KerasSharp.Serialization;

namespace KerasSharp.ML.Scoring;

/// <summary>Layers that make numbers of text, as a part of what is saved: config, vocabulary and weights.</summary>
internal static class TextEncoders
{
    private const string Settings = "config", Assets = "assets", Variables = "variables";

    /// <summary>The layer whose <c>Apply</c> a column's encoder is; null where it is another function.</summary>
    public static Layer? LayerOf(Column column) =>
        column.Encode is { Target: Layer layer, Method.Name: nameof(Layer.Apply) } ? layer : null;

    /// <summary>The shape of what the encoder makes of a row.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="row">The shape of a row's texts.</param>
    public static Shape Encoded(Layer layer, Shape row) => layer.ComputeOutputShape([null, .. row])[1..];

    /// <summary>The layer as JSON.</summary>
    public static JsonObject ToJson(Layer layer) => InFolder(folder =>
    {
        layer.SaveAssets(folder);
        var variables = new Dictionary<string, Tensor>();
        using var scope = NewDisposeScope();
        layer.SaveOwnVariables(variables);
        return new JsonObject
        {
            [Settings] = ConfigValue.Serialize(layer).ToJson(),
            [Assets] = new JsonObject(Directory.GetFiles(folder).Select(file =>
                KeyValuePair.Create(Path.GetFileName(file), (JsonNode?)Convert.ToBase64String(File.ReadAllBytes(file))))),
            [Variables] = new JsonObject(variables.Select(variable => KeyValuePair.Create(variable.Key, (JsonNode?)new JsonArray(
                [.. variable.Value.to_type(ScalarType.Float64).data<double>().ToArray().Select(value => (JsonNode)value)])))),
        };
    });

    /// <summary>A column whose encoder is the layer that JSON describes.</summary>
    /// <exception cref="InvalidDataException">It describes no layer that takes text.</exception>
    public static Column Column(string name, JsonNode json) => InFolder(folder =>
    {
        foreach (var (file, content) in json[Assets]!.AsObject())
        {
            if (file.Length == 0 || file is "." or ".." || file.AsSpan().ContainsAny('/', '\\', ':'))
                throw new InvalidDataException($"The encoder of column '{name}' has a file '{file}'. Expected: a name without folders.");
            File.WriteAllBytes(Path.Combine(folder, file), Convert.FromBase64String((string)content!));
        }

        if (ConfigValue.Deserialize(Config.FromJson(json[Settings]!.AsObject()), typeof(Layer)) is not Layer layer
            || layer.GetType().GetMethod(nameof(Layer.Apply), [typeof(StringArray)]) is not { } apply)
        {
            throw new InvalidDataException($"The encoder of column '{name}' is no layer that takes text.");
        }

        using var scope = NewDisposeScope();
        layer.LoadOwnVariables(json[Variables]!.AsObject().ToDictionary(variable => variable.Key, variable =>
            tensor(variable.Value!.AsArray().Select(value => (double)value!).ToArray())));
        layer.LoadAssets(folder);
        return new Column(name, apply.CreateDelegate<Func<StringArray, Tensor>>(layer));
    });

    private static T InFolder<T>(Func<string, T> use)
    {
        var folder = Directory.CreateTempSubdirectory("kerassharp");
        try
        {
            return use(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
