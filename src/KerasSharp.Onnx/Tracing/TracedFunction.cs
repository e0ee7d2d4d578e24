using System.Runtime.InteropServices;

namespace KerasSharp.Onnx;

/// <summary>Turns a function of tensors into nodes: it runs twice on other numbers and other sizes, and the calls that it makes of
/// operations and layers are written down.</summary>
/// <remarks>
/// A tensor that no recorded call made is a constant if both runs have the same; otherwise it comes from the inputs by a function that was
/// not recorded, and the export is refused.
/// </remarks>
internal static class TracedFunction
{
    /// <summary>Exports a function that has to do with no masks.</summary>
    public static OnnxValue[] Apply(GraphExporter exporter, Layer layer, OnnxValue[] inputs, Func<Tensor[], Tensor[]> compute) =>
        [.. Export(exporter, layer, Array.ConvertAll(inputs, input => (input, (OnnxValue?)null)), (tensors, _) => compute(tensors))
            .Select(result => result.Value)];

    /// <summary>Exports a function.</summary>
    /// <param name="exporter">The export of the model.</param>
    /// <param name="layer">The layer that the function belongs to.</param>
    /// <param name="inputs">What it is applied to, with masks.</param>
    /// <param name="compute">The function of the inputs and their masks.</param>
    /// <returns>What it gives, with the masks that layers gave it.</returns>
    /// <exception cref="OnnxExportException">The function computes with functions that are not recorded.</exception>
    public static (OnnxValue Value, OnnxValue? Mask)[] Export(
        GraphExporter exporter, Layer layer, (OnnxValue Value, OnnxValue? Mask)[] inputs, Func<Tensor[], Tensor?[], Tensor[]> compute)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var (first, second) = (Run(1, 2, 8), Run(2, 3, 12));
        if (first.Calls.Count != second.Calls.Count || first.Results.Length != second.Results.Length)
            throw OnnxExportException.For(layer, "what it calls depends on the values or sizes of its input");
        var graph = new TracedGraph(exporter, layer, inputs, first, second);
        for (var i = 0; i < first.Calls.Count; i++)
            graph.Add(i);
        return graph.Results();

        TracedRun Run(int seed, long batch, long rest)
        {
            var samples = inputs.Select((input, i) => Sample(input.Value, new Random((seed * 1000) + i), batch, rest)).ToArray();
            var masks = inputs.Select((input, i) =>
                input.Mask is { } mask ? Sample(mask, new Random((seed * 2000) + i), batch, rest) : null).ToArray();
            try
            {
                var (results, trace) = CallTrace.Record(() => compute(samples, masks));
                return new TracedRun(samples, masks, trace.Calls, results);
            }
            catch (Exception e) when (e is ArgumentException or ExternalException or InvalidOperationException or NotSupportedException)
            {
                var shapes = string.Join(", ", samples.Select(sample => Shape.Of(sample.shape)));
                throw OnnxExportException.For(layer, $"its call failed on an input of shape {shapes}: {e.Message}", e);
            }
        }
    }

    private static Tensor Sample(OnnxValue input, Random random, long batch, long rest)
    {
        long[] shape = [.. input.Shape.Select((size, axis) => size ?? (axis == 0 ? batch : rest))];
        var count = (int)shape.Aggregate(1L, (product, size) => product * size);
        var floating = input.Type.IsFloating();
        var values = new float[count];
        for (var i = 0; i < count; i++)
            values[i] = floating ? (float)((random.NextDouble() * 6) - 3) : random.Next(2);
        return tensor(values, shape).to_type(input.Type.ToTorch());
    }
}
