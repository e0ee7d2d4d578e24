namespace KerasSharp.Onnx;

/// <summary>Padding, matrices and sequences.</summary>
[ExportsOperations]
internal static class PadExporters
{
    public static OnnxValue Pad(OnnxValue x, PadWidth padWidth, string mode, double? constantValues)
    {
        var pairs = padWidth.For(x.Rank).Select(pair => ((Size)pair[0], (Size)pair[1])).ToArray();
        if (mode != "symmetric")
            return x.Pad(pairs, constantValues ?? 0, mode);
        var places = padWidth.For(x.Rank);
        for (var axis = 0; axis < places.Length; axis++)
            x = Mirrored(x, axis, places[axis][0], places[axis][1]);
        return x;
    }

    public static OnnxValue Det(OnnxValue x) => x.Builder.Add("Det", [x], x.Type, x.Shape[..^2]);

    public static OnnxValue ExtractSequences(OnnxValue x, int sequenceLength, int sequenceStride)
    {
        var size = JoiningExporters.Known(x, -1, nameof(ExtractSequences));
        var count = Math.Max(0, ((size - sequenceLength) / sequenceStride) + 1);
        long[] places = [.. Enumerable.Range(0, (int)count).SelectMany(i => Enumerable.Range(i * sequenceStride, sequenceLength))
            .Select(place => (long)place)];
        return x.Gather(x.Builder.Integers(places).Reshape(count, sequenceLength), -1);
    }

    private static OnnxValue Mirrored(OnnxValue x, int axis, int before, int after)
    {
        if (before == 0 && after == 0)
            return x;
        var size = (int)JoiningExporters.Known(x, axis, nameof(Pad));
        var places = Enumerable.Range(-before, size + before + after).Select(place => ((place % (2 * size)) + (2 * size)) % (2 * size))
            .Select(place => (long)(place < size ? place : (2 * size) - 1 - place));
        return x.Gather(x.Builder.Integers([.. places]), axis);
    }
}
