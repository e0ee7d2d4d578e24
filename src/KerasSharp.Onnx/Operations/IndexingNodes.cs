namespace KerasSharp.Onnx;

/// <summary>Indexing by numbers, ranges, ellipses and new axes, as it stands in configs.</summary>
internal static class IndexingNodes
{
    /// <summary>The part that a key names.</summary>
    public static OnnxValue Apply(OnnxValue x, object? key)
    {
        var items = key as List<object?> ?? [key];
        var taken = items.Count(item => item is not null && !IsEllipsis(item));
        var axis = 0;
        foreach (var item in items)
        {
            switch (item)
            {
                case null:
                    x = x.Unsqueeze(axis++);
                    break;
                case long place:
                    x = x.Pick(axis, place);
                    taken--;
                    break;
                case Config config when IsEllipsis(config):
                    axis = x.Rank - taken;
                    break;
                case Config config when config["config"] is Config slice:
                    x = Part(x, axis++, slice.Get<long?>("start", null), slice.Get<long?>("stop", null),
                        slice.Get<long?>("step", null) ?? 1);
                    taken--;
                    break;
                default:
                    throw OnnxExportException.ForOperation("GetItem",
                        $"tensors are indexed by numbers, ranges and ellipses, not by {item}");
            }
        }

        return x;
    }

    private static OnnxValue Part(OnnxValue x, int axis, long? start, long? stop, long step) =>
        start is null or 0 && stop is null && step == 1 ? x : x.Slice(axis, start ?? 0, stop ?? long.MaxValue, step);

    private static bool IsEllipsis(object item) => item is Config config && config.Get<string?>("class_name", null) == "__ellipsis__";
}
