using System.Globalization;

namespace KerasSharp.Reporting;

/// <summary>What is stored for the quantized layers of a model.</summary>
internal static class QuantizationSummary
{
    private const int Width = 65;

    /// <summary>The table.</summary>
    public static string Of(Model model, Func<Layer, string> pathOf)
    {
        var lines = new List<string> { $"Quantization summary for '{model.Name}'", new('=', Width) };
        var layers = model.WithSublayers.Distinct().Where(layer => layer is
        {
            QuantizationMode: not null, Sublayers.Count: 0,
            Weights.Count: > 0
        }).ToList();
        if (layers.Count == 0)
        {
            lines.Add("No quantized layers found.");
            return string.Join('\n', lines);
        }

        long bytes = 0, count = 0;
        foreach (var layer in layers)
        {
            var weight = layer.Weights.MaxBy(weight => weight.Value.numel())!;
            var size = weight.Value.numel() * weight.Value.ElementSize;
            // Two values are in a byte.
            count += weight.Value.numel() * (layer.QuantizationMode!.Value.ToString() is "int4" or "gptq" or "awq" ? 2 : 1);
            bytes += size;
            lines.Add($"Layer: {pathOf(layer)}");
            lines.Add($"  dtype policy : {layer.Policy.Name}");
            lines.Add($"  weight store : {DTypes.Name(weight.DType)} ({size} bytes)");
        }

        lines.Add(new('-', Width));
        lines.Add($"Quantized layers : {layers.Count}");
        lines.Add($"Quantized params : {count}");
        lines.Add(string.Create(CultureInfo.InvariantCulture, $"Weight storage   : {bytes} bytes quantized vs {count * sizeof(float)} "
            + $"bytes float32 ({(double)count * sizeof(float) / bytes:F2}x smaller)"));
        return string.Join('\n', lines);
    }
}
