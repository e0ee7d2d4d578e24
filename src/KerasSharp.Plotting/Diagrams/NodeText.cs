using System.Globalization;
using KerasSharp.Layers;

namespace KerasSharp.Plotting;

/// <summary>What the box of a layer says.</summary>
internal static class NodeText
{
    private const string Green = "#1a7f37", Red = "#b3261e";

    public static DiagramNode Describe(IGraphOperation operation, DiagramOptions options)
    {
        var rows = new List<DiagramCell[]>();
        if (options.ShowLayerActivations && Activation(operation) is { } activation)
            rows.Add([new DiagramCell("Activation", activation)]);
        var cells = new List<DiagramCell>();
        if (options.ShowShapes)
        {
            if (!operation.IsInput)
                cells.Add(new DiagramCell("Input shape", Text(
                    operation.InboundNodes.Select(node => node.Inputs.Select(input => input.Shape)))));
            cells.Add(new DiagramCell("Output shape", Text(
                operation.InboundNodes.Select(node => node.Outputs.Select(output => output.Shape)))));
        }

        if (options.ShowDType)
            cells.Add(new DiagramCell("Output dtype", operation.InboundNodes is [{ Outputs: [var output, ..] }, ..]
                ? DTypes.Name(output.DType) : "?"));
        if (options.ShowTrainable && operation is Layer { Weights.Count: > 0 } layer)
            cells.Add(layer.Trainable ? new DiagramCell("", "Trainable", Green) : new DiagramCell("", "Non-trainable", Red));
        if (cells.Count > 0)
            rows.Add([.. cells]);
        return options.ShowLayerNames
            ? new DiagramNode(operation.Name, $"({operation.KerasName})", rows)
            : new DiagramNode(operation.KerasName, null, rows);
    }

    private static string? Activation(IGraphOperation operation) =>
        operation is Layer layer && layer.GetConfig() is var config && config.Keys.Contains("activation")
            ? config["activation"] switch
            {
                string name => name,
                Config nested when nested.Keys.Contains("class_name") => nested["class_name"]?.ToString(),
                _ => null,
            }
            : null;

    /// <summary>The shapes of all calls where they agree; a layer that is called on several has no single one.</summary>
    private static string Text(IEnumerable<IEnumerable<Shape>> calls)
    {
        var texts = calls.Select(Text).Distinct().ToArray();
        return texts.Length == 1 ? texts[0] : "?";
    }

    private static string Text(IEnumerable<Shape> shapes)
    {
        var texts = shapes.Select(shape => shape.Rank == 1 ? $"({shape[0]?.ToString(CultureInfo.InvariantCulture) ?? "None"},)"
            : shape.ToString()).ToArray();
        return texts.Length == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
    }
}
