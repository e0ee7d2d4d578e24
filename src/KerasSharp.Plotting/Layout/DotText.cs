using System.Globalization;
using System.Text;

namespace KerasSharp.Plotting;

/// <summary>Writes a diagram in Graphviz's language, boxes in the sizes in which they are drawn.</summary>
internal static class DotText
{
    private const float PixelsPerInch = 96;

    public static string Of(Diagram diagram, DiagramOptions options)
    {
        var text = new StringBuilder(
            $"digraph model {{\n  rankdir={options.RankDir}; splines={options.Splines}; nodesep=0.35; ranksep=0.45;\n");
        text.Append("  node [shape=box, fixedsize=true, fontname=\"Helvetica\"];\n");
        // Nested clusters: a box stands in the innermost one.
        Members(diagram, null, "  ", text);
        foreach (var edge in diagram.Edges)
            text.Append($"  {Name(diagram, edge.From)} -> {Name(diagram, edge.To)};\n");
        return text.Append("}\n").ToString();
    }

    public static int Index(string name) => int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture);

    private static void Members(Diagram diagram, DiagramCluster? cluster, string indent, StringBuilder text)
    {
        var inner = diagram.Inner(cluster).ToArray();
        foreach (var node in (cluster?.Nodes ?? diagram.Nodes).Where(node => !Array.Exists(inner, other => other.Nodes.Contains(node))))
        {
            var (width, height) = (node.Size.Width / PixelsPerInch, node.Size.Height / PixelsPerInch);
            text.Append(CultureInfo.InvariantCulture, $"{indent}{Name(diagram, node)} [width={width:F3}, height={height:F3}, ");
            text.Append($"label={Quote(Label(node))}];\n");
        }

        foreach (var other in inner)
        {
            text.Append($"{indent}subgraph cluster_{diagram.Clusters.IndexOf(other)} {{\n{indent}  label={Quote(other.Title)}; ");
            text.Append("labeljust=l; margin=12; style=dashed;\n");
            Members(diagram, other, indent + "  ", text);
            text.Append($"{indent}}}\n");
        }
    }

    private static string Name(Diagram diagram, DiagramNode node) => $"n{diagram.Nodes.IndexOf(node)}";

    private static string Label(DiagramNode node) =>
        string.Join("\\n", node.Rows.SelectMany(row => row)
            .Select(cell => cell.Label.Length == 0 ? cell.Value : $"{cell.Label}: {cell.Value}").Prepend(
            node.Detail is null ? node.Title : $"{node.Title} {node.Detail}"));

    private static string Quote(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
