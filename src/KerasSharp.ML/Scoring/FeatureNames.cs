using System.Text.Json.Nodes;

namespace KerasSharp.ML.Scoring;

/// <summary>The columns of the features as JSON: a list of names, or lists by the names of inputs.</summary>
internal static class FeatureNames
{
    public static JsonNode ToJson(Columns columns) => columns.Named.Count == 0
        ? List(columns) : new JsonObject(columns.Named.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)List(pair.Value))));

    public static Columns FromJson(JsonNode json)
    {
        if (json is JsonArray list)
            return list.Select(name => (string)name!).ToArray();
        var columns = new Columns();
        foreach (var (name, part) in json.AsObject())
            columns[name] = FromJson(part!);
        return columns;
    }

    private static JsonArray List(Columns columns) => [.. columns.List.Select(column => (JsonNode)column.Name)];
}
