using System.Text.Json.Nodes;

namespace KerasSharp.ML.Scoring;

/// <summary>The columns of the features as JSON: a list, or lists by the names of inputs. A column is its name, or with an encoder of
/// text an object.</summary>
internal static class FeatureNames
{
    private const string Name = "name", Encoder = "encoder";

    public static JsonNode ToJson(Columns columns) => columns.Named.Count == 0
        ? List(columns) : new JsonObject(columns.Named.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)List(pair.Value))));

    public static Columns FromJson(JsonNode json)
    {
        if (json is JsonArray list)
            return Columns.Create([.. list.Select(One)]);
        var columns = new Columns();
        foreach (var (name, part) in json.AsObject())
            columns[name] = FromJson(part!);
        return columns;
    }

    private static JsonArray List(Columns columns) => [.. columns.List.Select(column => TextEncoders.LayerOf(column) is { } encoder
        ? new JsonObject { [Name] = column.Name, [Encoder] = TextEncoders.ToJson(encoder) } : (JsonNode)column.Name)];

    private static Column One(JsonNode? column) =>
        column is JsonObject text ? TextEncoders.Column((string)text[Name]!, text[Encoder]!) : (string)column!;
}
