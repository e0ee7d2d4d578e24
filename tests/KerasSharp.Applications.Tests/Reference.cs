using System.Text.Json.Nodes;

namespace KerasSharp.Applications.Tests;

/// <summary>What real Keras says of the networks: files of layers, counts and numbers.</summary>
/// <remarks>The folder can be another, by the environment variable KERASSHARP_APPLICATIONS.</remarks>
internal static class Reference
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("KERASSHARP_APPLICATIONS") is { Length: > 0 } folder
        ? folder : Path.Combine(AppContext.BaseDirectory, "Data");

    /// <summary>The names of the files that describe a network.</summary>
    public static IReadOnlyList<string> Networks { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Where(
            name => name is not ("calls" or "preprocess"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A file.</summary>
    public static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, $"{name}.json")))!.AsObject();

    /// <summary>Whether a file is there.</summary>
    public static bool Has(string name) => File.Exists(Path.Combine(Folder, $"{name}.json"));

    /// <summary>The numbers of a list, nested or not, one after the other.</summary>
    public static double[] Numbers(JsonNode? node) => node is JsonArray list ? [.. list.SelectMany(Numbers)] : [node!.GetValue<double>()];

    /// <summary>A shape, null where a size is unknown.</summary>
    public static Shape Shape(JsonNode? node) => KerasSharp.Shape.Create([.. node!.AsArray().Select(size => (long?)size)]);
}
