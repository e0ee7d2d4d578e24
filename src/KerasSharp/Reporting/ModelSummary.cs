using System.Globalization;
using System.Text.RegularExpressions;

namespace KerasSharp.Reporting;

/// <summary>The table of a model's layers. Source: keras summary_utils.print_summary.</summary>
internal static class ModelSummary
{
    public static void Print(
        Model model, int? lineLength, double[]? positions, Action<string>? print, bool expandNested, bool showTrainable,
            (string From, string To)? layerRange)
    {
        var text = Render(model, lineLength, positions, expandNested, showTrainable, layerRange);
        (print ?? Messages.Output.Write)(text);
    }

    public static string Render(
        Model model, int? lineLength, double[]? positions, bool expandNested, bool showTrainable, (string From, string To)? layerRange,
            int? terminalColumns = null)
    {
        var connections = model.Body.Connections;
        var table = Table(connections is not null, lineLength, positions, showTrainable, terminalColumns ?? ConsoleWidth.Columns);
        foreach (var layer in InRange(model.Body.SummaryRows, layerRange))
        {
            foreach (var cells in Rows(layer, connections, expandNested, showTrainable, level: 0))
                table.AddRow(cells);
        }

        return $"Model: \"{model.Name}\"\n{table}{Totals(model)}";
    }

    private static TextTable Table(bool connected, int? lineLength, double[]? positions, bool showTrainable, int terminalColumns)
    {
        var defaultLength = connected ? 108 : 88;
        var ends = positions ?? (connected ? [0.3, 0.56, 0.74, 1.0] : [0.45, 0.80, 1.0]);
        List<(string Header, Justify Justify)> columns = [("Layer (type)", Justify.Left), ("Output Shape", Justify.Left),
            ("Param #", Justify.Right)];
        if (connected)
            columns.Add(("Connected to", Justify.Left));
        if (showTrainable)
        {
            defaultLength += 12;
            ends = [.. ends.Select(end => end * 0.90), 1.0];
            columns.Add(("Trainable", Justify.Center));
        }

        if (ends.Length != columns.Count)
            throw new ArgumentException(
                $"`positions` must hold an end for each of the {columns.Count - (showTrainable ? 1 : 0)} columns. "
                + $"Received: {positions!.Length} numbers", nameof(positions));
        var length = lineLength ?? Math.Min(defaultLength, terminalColumns - 4);
        var starts = 0;
        var widths = Array.ConvertAll(ends, end =>
        {
            var size = (int)(end * length) - starts;
            starts += size;
            return size >= 4 ? size : throw new ArgumentException(
                $"Insufficient console width to print summary. Received: lineLength={length}", nameof(lineLength));
        });
        return new TextTable([.. columns.Zip(widths, (column, size) => (column.Header, column.Justify, size))], length);
    }

    /// <summary>The cells of each layer's row: name and class, output shape, number of weights, and what else is asked for.</summary>
    internal static IEnumerable<string[]> Rows(Model model, bool expandNested = false, bool showTrainable = false) =>
        model.Body.SummaryRows.SelectMany(row => Rows(row, model.Body.Connections, expandNested, showTrainable, level: 0));

    private static IEnumerable<string[]> Rows(
        IGraphOperation row, IReadOnlyDictionary<IGraphOperation, string>? connections, bool expandNested, bool showTrainable, int level)
    {
        var prefix = level == 0 ? "" : new string(' ', 3 * level) + "└ ";
        var layer = row as Layer;
        List<string> cells =
        [
            $"{prefix}{row.Name} ({row.KerasName})",
            OutputShape(row),
            layer is null or { Built: true } or { IsBuiltFromStart: true }
                ? Number(layer?.Weights.Sum(weight => weight.Value.numel()) ?? 0) : "0 (unbuilt)",
        ];
        if (connections is not null)
            cells.Add(connections.GetValueOrDefault(row, "-"));
        if (showTrainable)
            cells.Add(layer is null or { Weights.Count: 0 } ? "-" : layer.Trainable ? "Y" : "N");
        IEnumerable<string[]> inner = expandNested && row is Model nested
            ? nested.Layers.SelectMany(layer => Rows(layer, connections, expandNested, showTrainable, level + 1))
            : [];
        return [[.. cells], .. inner];
    }

    /// <summary>The lines below the table.</summary>
    internal static string Totals(Model model)
    {
        var trainable = model.TrainableWeights.Select(weight => weight.Value).ToArray();
        var frozen = model.NonTrainableWeights.Select(weight => weight.Value).ToArray();
        var optimizer = model.IsCompiled && model.Optimizer.Built ? model.Optimizer.Variables.Select(variable => variable.Value).ToArray()
            : null;
        var text = Line("Total", [.. trainable, .. frozen, .. optimizer ?? []]) + Line("Trainable", trainable)
            + Line("Non-trainable", frozen);
        return optimizer is null ? text : text + Line("Optimizer", optimizer);
    }

    private static string Line(string what, Tensor[] tensors) =>
        $" {what} params: {Number(tensors.Sum(tensor => tensor.numel()))} "
        + $"({Memory(tensors.Sum(tensor => (double)tensor.numel() * tensor.element_size()))})\n";

    private static string Memory(double bytes)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB", "PB"];
        var unit = 0;
        for (; bytes >= 1024 && unit < units.Length - 1; unit++)
            bytes /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{bytes:F2} {units[unit]}");
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string OutputShape(IGraphOperation row)
    {
        if (row.OutputShapes is { } known)
            return Text(known);
        // Of a layer within an own model Keras knows the shapes with which it was built, where it has a build.
        return row switch
        {
            InputLayer input => input.BatchShape.ToString(),
            Layer { HasBuild: true, BuiltInputShapes: { } built } layer => Text(layer.ComputeOutputShape([.. built])),
            _ => "?",
        };
    }

    private static string Text(IReadOnlyList<Shape> shapes)
    {
        // Keras prints a shape of one axis without the comma of a tuple.
        var texts = shapes.Select(shape => shape.Rank == 1 ? $"({shape[0]?.ToString(CultureInfo.InvariantCulture) ?? "None"})"
            : shape.ToString()).ToArray();
        return texts.Length == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
    }

    private static IEnumerable<IGraphOperation> InRange(IReadOnlyList<IGraphOperation> layers, (string From, string To)? range)
    {
        if (range is not { } names)
            return layers;
        var first = Enumerable.Range(0, layers.Count).Where(i => Matches(layers[i], names.From)).ToArray();
        var last = Enumerable.Range(0, layers.Count).Where(i => Matches(layers[i], names.To)).ToArray();
        if (first.Length == 0 || last.Length == 0)
            throw new ArgumentException($"Passed layer names do not match the layer names in the model. Received: {names}", nameof(range));
        var (low, high) = first[0] > last[^1] ? (last[0], first[^1]) : (first[0], last[^1]);
        return layers.Skip(low).Take(high - low + 1);
    }

    /// <summary>Keras takes the names as regular expressions that match from the start.</summary>
    private static bool Matches(IGraphOperation layer, string name) => Regex.IsMatch(layer.Name, $"^(?:{name})");
}
