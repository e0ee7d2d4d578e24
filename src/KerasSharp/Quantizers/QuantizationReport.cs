using System.Text;

namespace KerasSharp.Quantizers;

/// <summary>What a model's <c>Quantize</c> did, layer by layer.</summary>
/// <remarks>Source: keras.quantizers.QuantizationReport.</remarks>
/// <param name="mode">The mode; null for none.</param>
public sealed class QuantizationReport(QuantizationMode? mode = null)
{
    /// <summary>The reason of a layer that has no such mode.</summary>
    public const string SkipNoSupport = "no quantize support";

    /// <summary>The reason of a layer that filters left out.</summary>
    public const string SkipFiltered = "filtered out";

    /// <summary>The reason of a layer that was quantized before.</summary>
    public const string SkipAlreadyQuantized = "already quantized";

    /// <summary>The reason of a layer that calibration does not reach.</summary>
    public const string SkipOutsideStructure = "outside quantization structure";

    private const int Width = 65;
    private const int MostExamples = 5;

    private readonly List<(string Path, QuantizationMode Mode, string Scheme)> _quantized = [];
    private readonly List<(string Path, string Reason)> _skipped = [];

    /// <summary>The mode.</summary>
    public QuantizationMode? Mode { get; } = mode;

    /// <summary>The layers that were quantized: path, mode, and the policy that they have now.</summary>
    public IReadOnlyList<(string Path, QuantizationMode Mode, string Scheme)> Quantized => _quantized;

    /// <summary>The layers that were not: path and reason.</summary>
    public IReadOnlyList<(string Path, string Reason)> Skipped => _skipped;

    /// <summary>The number of layers that were quantized.</summary>
    public int NumQuantized => _quantized.Count;

    /// <summary>The number of layers that were not.</summary>
    public int NumSkipped => _skipped.Count;

    /// <summary>The paths of the layers that were left out for a reason.</summary>
    public IReadOnlyList<string> SkippedByReason(string reason) => [.. _skipped.Where(skipped => skipped.Reason == reason)
        .Select(skipped => skipped.Path)];

    /// <summary>A warning that names layers without such a mode; null where there are none.</summary>
    public string? SummaryWarning(int maxExamples = MostExamples)
    {
        var unsupported = SkippedByReason(SkipNoSupport);
        if (unsupported.Count == 0)
            return null;
        var examples = string.Join(", ", unsupported.Take(maxExamples).Select(path => $"'{path}'"))
            + (unsupported.Count > maxExamples ? ", ..." : "");
        return $"`model.Quantize()`: {unsupported.Count} layer(s) were skipped because they do not support quantization (e.g. "
            + $"{examples}). Quantized {NumQuantized} layer(s) in mode '{Mode}'. "
            + "Call `model.QuantizationSummary()` or inspect the returned `QuantizationReport` for details.";
    }

    /// <summary>The report as text.</summary>
    public string Render()
    {
        var text = new StringBuilder().AppendLine($"Quantization report (mode='{Mode}')").AppendLine(new string('=', Width))
            .AppendLine($"Quantized {NumQuantized} layer(s):");
        List(text, _quantized.Select(layer => $"  - {layer.Path} ({layer.Mode}): {layer.Scheme}"));
        text.AppendLine($"Skipped {NumSkipped} layer(s):");
        List(text, _skipped.Select(layer => $"  - {layer.Path}: {layer.Reason}"));
        return text.ToString().TrimEnd();
    }

    /// <inheritdoc/>
    public override string ToString() => $"QuantizationReport(mode='{Mode}', quantized={NumQuantized}, skipped={NumSkipped})";

    internal void AddQuantized(string path, QuantizationMode mode, string scheme) => _quantized.Add((path, mode, scheme));

    internal void AddSkipped(string path, string reason) => _skipped.Add((path, reason));

    private static void List(StringBuilder text, IEnumerable<string> lines)
    {
        var any = false;
        foreach (var line in lines)
        {
            any = true;
            text.AppendLine(line);
        }

        if (!any)
            text.AppendLine("  (none)");
    }
}
