using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace KerasSharp.Tests.Goldens;

/// <summary>A part of a reference case; it knows the case's id and its own path, for messages.</summary>
public class GoldenNode(string id, string path, JsonElement element)
{
    private static readonly JsonSerializerOptions NamedNumbers =
        new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>The case's id.</summary>
    public string Id { get; } = id;

    /// <summary>The path inside the case, such as <c>updates[1].result</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The JSON itself.</summary>
    public JsonElement Element { get; } = element;

    /// <summary>Id and path, for messages.</summary>
    public string Label => Path.Length == 0 ? Id : $"{Id}: {Path}";

    /// <summary>True for JSON's null.</summary>
    public bool IsNull => Element.ValueKind == JsonValueKind.Null;

    /// <summary>True for a tensor.</summary>
    public bool IsTensor =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty("dtype", out _) && Element.TryGetProperty("data", out _);

    /// <summary>The elements of a list.</summary>
    public IEnumerable<GoldenNode> Items => Element.EnumerateArray().Select((item, i) => new GoldenNode(Id, $"{Path}[{i}]", item));

    /// <summary>The fields of an object.</summary>
    public IEnumerable<KeyValuePair<string, GoldenNode>> Fields =>
        Element.EnumerateObject().Select(item => KeyValuePair.Create(item.Name, this[item.Name]));

    /// <summary>A field that must be there.</summary>
    public GoldenNode this[string field] =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(field, out var value)
            ? new GoldenNode(Id, Path.Length == 0 ? field : $"{Path}.{field}", value)
            : throw new InvalidDataException($"{Label} has no field '{field}'.");

    /// <summary>An element of a list.</summary>
    public GoldenNode this[int index] => Items.ElementAt(index);

    /// <summary>Whether the field is there and not null.</summary>
    public bool Has(string field) =>
        Element.ValueKind == JsonValueKind.Object && Element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Refuses fields that the runner does not replay.</summary>
    public void RefuseUnknown(params ReadOnlySpan<string> known)
    {
        foreach (var field in Element.EnumerateObject())
            Assert.True(known.Contains(field.Name), $"{Label}: the runner does not know the field '{field.Name}'.");
    }

    /// <summary>The value as string, number, flag (JsonSerializer's rules); "NaN", "Infinity" and "-Infinity" are numbers where one is
    /// asked for.</summary>
    public T As<T>() => Element.Deserialize<T>(NamedNumbers) ?? throw new InvalidDataException($"{Label} is null.");

    /// <summary>The value as a config's plain value: null, bool, long, double, string, list, <see cref="Config"/>.</summary>
    public object? AsPlain() => ConfigValue.FromJson(Element.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(Element),
        JsonValueKind.Array => JsonArray.Create(Element),
        _ => JsonValue.Create(Element),
    });

    /// <summary>The value as a config; empty for null.</summary>
    public Config AsConfig() => AsPlain() as Config ?? [];

    /// <summary>The value as a shape; null for null.</summary>
    public Shape? AsShape() => IsNull ? null : Shape.Create(Element.Deserialize<long?[]>());

    /// <summary>The tensor's description.</summary>
    public GoldenTensor AsGoldenTensor() => GoldenTensor.Read(this);

    /// <summary>A new tensor with the values; the caller's scope frees it.</summary>
    public Tensor AsTensor() => AsGoldenTensor().ToTensor();

    /// <summary>The tensor of a field; null where the field is null or missing.</summary>
    public Tensor? Tensor(string field) => Has(field) ? this[field].AsTensor() : null;

    /// <summary>The object that <c>class_name</c> and <c>config</c> describe, made through the registry.</summary>
    /// <param name="merge">A field whose values go over the config's, such as <c>kwargs</c>.</param>
    public T Make<T>(string? merge = null)
    {
        var config = this["config"].AsConfig();
        if (merge is not null && Has(merge))
            config.Merge(this[merge].AsConfig());
        return (T)ConfigValue.Deserialize(
            new Config { { "class_name", this["class_name"].As<string>() }, { "config", config } }, typeof(T));
    }
}
