namespace KerasSharp.Saving.Legacy;

/// <summary>Names in the <c>.h5</c> format of Keras 2: of layers, and of the weights of each.</summary>
internal static class H5Names
{
    public const string Layers = "layer_names", Weights = "weight_names", TopLevel = "top_level_model_weights", Model = "model_weights",
        Optimizer = "optimizer_weights";

    // Keras up to 1.0 numbered layers and weights.
    private const string LayerCount = "nb_layers", WeightCount = "nb_params";

    /// <summary>Whether a group holds the weights of layers.</summary>
    public static bool HasLayers(Hdf5Group group) =>
        group.Attributes.ContainsKey(Layers) || group.Attributes.ContainsKey(Layers + "0") || group.Attributes.ContainsKey(LayerCount);

    /// <summary>Whether a file holds weights in this format.</summary>
    public static bool Is(Hdf5File file) => file.Root.Contains(Model) || HasLayers(file.Root);

    /// <summary>The layers in a group, each with its weights, in order.</summary>
    /// <exception cref="ModelFileException">A layer or a weight is named and missing.</exception>
    public static List<(string Name, List<StoredWeight> Weights)> Read(Hdf5Group group, string path)
    {
        if (Count(group, LayerCount) is { } count)
            return [.. Enumerable.Range(0, count).Select(i => ($"layer_{i}", Numbered(Group(group, $"layer_{i}", path), path)))];
        return [.. Names(group, Layers).Select(name => (name, ReadWeights(Group(group, name, path), path)))];
    }

    /// <summary>The weights in a group, in order.</summary>
    /// <exception cref="ModelFileException">A weight is named and missing.</exception>
    public static List<StoredWeight> ReadWeights(Hdf5Group group, string path) =>
        [.. Names(group, Weights).Select(name => StoredWeight.Of(name, group.FindDataset(name) ?? throw new ModelFileException(
            path, $"{group.Path}/{name}", "the weight is named and missing.")))];

    /// <summary>Writes names; a long list is cut into several attributes.</summary>
    public static void Write(Hdf5GroupWriter group, string attribute, IReadOnlyList<string> names)
    {
        if (Hdf5ObjectWriter.Fits(names.Count))
        {
            group.SetAttribute(attribute, names);
            return;
        }

        var part = 0;
        foreach (var chunk in names.Chunk(4000))
            group.SetAttribute($"{attribute}{part++}", chunk);
    }

    private static List<StoredWeight> Numbered(Hdf5Group group, string path) =>
        [.. Enumerable.Range(0, Count(group, WeightCount) ?? 0).Select(i =>
        StoredWeight.Of($"param_{i}", group.FindDataset($"param_{i}") ?? throw new ModelFileException(
            path, $"{group.Path}/param_{i}", "the weight is counted and missing.")))];

    private static Hdf5Group Group(Hdf5Group group, string name, string path) =>
        group.FindGroup(name) ?? throw new ModelFileException(path, name, "the layer is named and missing.");

    private static int? Count(Hdf5Group group, string attribute) =>
        group.Attributes.TryGetValue(attribute, out var count) && count.Values is [IConvertible number] ? number.ToInt32(null) : null;

    private static List<string> Names(Hdf5Group group, string attribute)
    {
        if (group.Attributes.TryGetValue(attribute, out var whole))
            return whole.Shape.Contains(0) ? [] : [.. whole.Texts];
        var names = new List<string>();
        for (var i = 0; group.Attributes.TryGetValue($"{attribute}{i}", out var part); i++)
            names.AddRange(part.Texts);
        return names;
    }
}
