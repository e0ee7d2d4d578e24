namespace KerasSharp.Onnx;

/// <summary>Poolings to a given size: along each axis the windows that libtorch takes.</summary>
internal static class AdaptivePoolingNodes
{
    /// <summary>The pooled values.</summary>
    /// <param name="x">The input.</param>
    /// <param name="sizes">The size of the output on each spatial axis.</param>
    /// <param name="format">Where the channels are.</param>
    /// <param name="reduce">The largest value, or the mean, of a part of an axis, which stays with size 1.</param>
    /// <param name="refuse">The refusal of sizes that are not known.</param>
    public static OnnxValue Pool(OnnxValue x, long[] sizes, DataFormat format, Func<OnnxValue, int, OnnxValue> reduce,
        Func<OnnxExportException> refuse)
    {
        for (var i = 0; i < sizes.Length; i++)
        {
            var axis = Spatial.First(format) + i;
            x = Along(x, axis, x.Shape[axis] ?? throw refuse(), sizes[i], reduce);
        }

        return x;
    }

    private static OnnxValue Along(OnnxValue x, int axis, long size, long count, Func<OnnxValue, int, OnnxValue> reduce)
    {
        if (size % count == 0)
        {
            var parts = x.Reshape([.. x.Dims()[..axis], count, size / count, .. x.Dims()[(axis + 1)..]]);
            return reduce(parts, axis + 1).Squeeze(axis + 1);
        }

        // Window i reaches from ⌊i·size/count⌋ to ⌈(i+1)·size/count⌉.
        var windows = Enumerable.Range(0, (int)count).Select(i =>
            reduce(x.Slice(axis, i * size / count, (((i + 1) * size) + count - 1) / count), axis));
        return x.Builder.Concat([.. windows], axis);
    }
}
