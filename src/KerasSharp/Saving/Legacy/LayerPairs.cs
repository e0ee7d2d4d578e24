namespace KerasSharp.Saving.Legacy;

/// <summary>Which layer of a file belongs to which of a model: by name where the names are the same, else in turn.</summary>
internal static class LayerPairs
{
    /// <summary>The layers of a model that have weights, with those in the file.</summary>
    /// <exception cref="ModelFileException">Their numbers differ.</exception>
    public static IEnumerable<(Layer Layer, string Name, List<StoredWeight> Weights)> Of(
        Model model, List<(string Name, List<StoredWeight> Weights)> stored, string path)
    {
        var filled = stored.FindAll(entry => entry.Weights.Count > 0);
        var layers = model.Layers.Where(layer => layer.Weights.Count > 0).ToList();
        if (ByName(layers, filled) is { } named)
            return named;
        if (layers.Count == filled.Count)
            return layers.Zip(filled, (layer, entry) => (layer, entry.Name, entry.Weights));

        // Keras 1 wrote the layers of models within a Sequential one by one.
        var leaves = Leaves(model).Distinct().Where(layer => layer.Weights.Count > 0).ToList();
        if (ByName(leaves, filled) is { } inner)
            return inner;
        if (leaves.Count == filled.Count)
            return leaves.Zip(filled, (layer, entry) => (layer, entry.Name, entry.Weights));
        var (here, there) = (string.Join(", ", layers.Select(layer => layer.Name)), string.Join(", ", filled.Select(entry => entry.Name)));
        throw new ModelFileException(
            path, null,
            $"layer count mismatch: model '{model.Name}' has {layers.Count} layers with weights ({here}), the file {filled.Count} "
            + $"({there}).");
    }

    private static IEnumerable<(Layer, string, List<StoredWeight>)>? ByName(
        List<Layer> layers, List<(string Name, List<StoredWeight> Weights)> stored)
    {
        var names = stored.DistinctBy(entry => LayerNames.Modern(entry.Name)).ToDictionary(
            entry => LayerNames.Modern(entry.Name), entry => entry.Weights);
        return layers.Count == stored.Count && names.Count == stored.Count
            && layers.TrueForAll(layer => names.ContainsKey(layer.Name)) && layers.DistinctBy(layer => layer.Name).Count() == layers.Count
            ? layers.Select(layer => (layer, layer.Name, names[layer.Name])) : null;
    }

    private static IEnumerable<Layer> Leaves(Layer layer) => layer is Model model ? model.Layers.SelectMany(Leaves) : [layer];
}
