namespace KerasSharp.Operations;

/// <summary>The search for the most probable label sequences, prefixes first.</summary>
/// <remarks>
/// For each prefix the probabilities of its ways that end in a blank and in its last label are kept apart: only after a blank is the same
/// label again a new one. Source: Graves 2006; keras.ops.ctc_decode.
/// </remarks>
internal static class BeamSearch
{
    /// <summary>Decodes each sequence of a batch.</summary>
    public static (Tensor Decoded, Tensor Scores) Decode(Tensor logits, Tensor lengths, int width, int paths, int blank)
    {
        var (batch, steps, classes) = ((int)logits.shape[0], (int)logits.shape[1], (int)logits.shape[2]);
        var all = logits.detach().log_softmax(-1).to_type(ScalarType.Float64).ToHost<double>();
        var counts = lengths.ToHost<long>();
        var decoded = new int[paths * batch * steps];
        var scores = new double[batch * paths];
        Array.Fill(decoded, -1);
        Array.Fill(scores, double.NegativeInfinity);
        for (var b = 0; b < batch; b++)
        {
            var found = Search(all.AsSpan(b * steps * classes, (int)counts[b] * classes), classes, width, blank);
            for (var p = 0; p < Math.Min(paths, found.Count); p++)
            {
                var (labels, score) = found[p];
                labels.CopyTo(decoded, ((p * batch) + b) * steps);
                scores[(b * paths) + p] = score;
            }
        }

        return (tensor(decoded, [paths, batch, steps], device: logits.device),
            tensor(scores, [batch, paths], dtype: logits.dtype, device: logits.device));
    }

    private static List<(int[] Labels, double Score)> Search(ReadOnlySpan<double> steps, int classes, int width, int blank)
    {
        var beam = new List<Prefix> { new([]) { Blank = 0 } };
        for (var start = 0; start < steps.Length; start += classes)
        {
            var step = steps.Slice(start, classes);
            var next = new Dictionary<string, Prefix>();
            foreach (var prefix in beam)
            {
                var stays = Get(next, prefix.Labels);
                stays.Blank = Add(stays.Blank, prefix.Total + step[blank]);
                if (prefix.Labels is [.., var last])
                    stays.Label = Add(stays.Label, prefix.Label + step[last]);
                for (var label = 0; label < classes; label++)
                {
                    if (label == blank)
                        continue;
                    var longer = Get(next, [.. prefix.Labels, label]);
                    var from = prefix.Labels is [.., var end] && end == label ? prefix.Blank : prefix.Total;
                    longer.Label = Add(longer.Label, from + step[label]);
                }
            }

            beam = [.. next.Values.OrderByDescending(prefix => prefix.Total).Take(width)];
        }

        return [.. beam.OrderByDescending(prefix => prefix.Total).Select(prefix => (prefix.Labels, prefix.Total))];
    }

    private static Prefix Get(Dictionary<string, Prefix> all, int[] labels)
    {
        var key = string.Join(',', labels);
        return all.TryGetValue(key, out var there) ? there : all[key] = new(labels);
    }

    private static double Add(double a, double b)
    {
        var (high, low) = a > b ? (a, b) : (b, a);
        return double.IsNegativeInfinity(low) ? high : high + Math.Log(1 + Math.Exp(low - high));
    }

    /// <summary>Labels so far, and the logarithms of the probabilities of their ways.</summary>
    private sealed class Prefix(int[] labels)
    {
        public int[] Labels { get; } = labels;

        public double Blank { get; set; } = double.NegativeInfinity;

        public double Label { get; set; } = double.NegativeInfinity;

        public double Total => Add(Blank, Label);
    }
}
