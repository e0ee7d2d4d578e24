namespace KerasSharp.Quantizers;

/// <summary>Sequences of tokens at even distances in a text.</summary>
internal static class CalibrationSamples
{
    /// <summary>Sequences; a short text is repeated.</summary>
    /// <remarks>Keras begins at a place that differs from process to process (Python's hash of a string); here it is the first.</remarks>
    public static int[][] Draw(int[] tokens, int count, int length)
    {
        var repeats = tokens.Length < (long)count * length ? (((long)count * length) + tokens.Length - 1) / tokens.Length : 1;
        var starts = (repeats * tokens.Length) - length + 1;
        var stride = Math.Max(1, starts / count);
        return [.. Enumerable.Range(0, count).Select(i => Sequence(i * stride % starts))];

        int[] Sequence(long start)
        {
            var sequence = new int[length];
            for (var i = 0; i < length; i++)
                sequence[i] = tokens[(start + i) % tokens.Length];
            return sequence;
        }
    }
}
