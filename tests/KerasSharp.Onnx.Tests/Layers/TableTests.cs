using System.Reflection;

namespace KerasSharp.Onnx.Tests.Layers;

/// <summary>The tables of docs/onnx.md say what the package does.</summary>
public sealed class TableTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "onnx.md"));

    [Fact]
    public void The_table_of_layers_is_that_of_the_exporters()
    {
        var rows = Layers().Select(layer =>
            LayerExporters.Find(layer) is { } exporter && exporter.GetType().GetCustomAttribute<ExportedAsAttribute>() is { } how
            ? $"| {layer.Name} | {how.Operators} | {how.Limits ?? ""} |"
            : $"| {layer.Name} | not exported | {Refusals.Reason(layer)} |");
        Same(string.Join('\n', rows), "layers");
    }

    [Fact]
    public void The_list_of_operations_is_that_of_the_exporters() =>
        Same(string.Join(", ", OperationKind.Names.Where(OperationExporters.Knows)), "operations");

    [Fact]
    public void Every_layer_is_exported_or_refused_with_a_reason_of_its_own() =>
        Assert.All(Layers(), layer => Assert.True(LayerExporters.Find(layer) is not null
            || Refusals.Reason(layer) != "no exporter knows it", layer.Name));

    [Fact]
    public void Every_exporter_says_what_it_writes() => Assert.All(
        typeof(LayerExporter).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerExporter)) && !type.IsAbstract),
        type => Assert.NotNull(type.GetCustomAttribute<ExportedAsAttribute>()));

    private static IEnumerable<Type> Layers() =>
        Registry.Entries.Where(entry => entry.Kind == typeof(Layer) && entry.Type.Assembly == typeof(Layer).Assembly)
        .Select(entry => entry.Type).Distinct().Where(type => type.IsPublic).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static void Same(string expected, string part) =>
        Assert.True(expected == Part(part), $"docs/onnx.md must have under \"{part}\":\n{expected}");

    /// <summary>What stands between two marks, without the head of a table.</summary>
    private static string Part(string name)
    {
        var start = Document.IndexOf($"<!-- {name} -->", StringComparison.Ordinal);
        var end = Document.IndexOf("<!-- end -->", start, StringComparison.Ordinal);
        var lines = Document[start..end].Split('\n')[1..].Where(line => line.Length > 0
            && !line.StartsWith("| Layer |", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal));
        return string.Join('\n', lines);
    }
}
