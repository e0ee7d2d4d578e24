namespace KerasSharp.Saving.Legacy;

/// <summary>Reads the weights of a model's layers from a <c>.h5</c> file in the format of Keras 2.</summary>
internal static class H5Weights
{
    /// <summary>Loads everything, or nothing.</summary>
    /// <param name="model">The model.</param>
    /// <param name="group">The group of the layers.</param>
    /// <param name="path">The file.</param>
    /// <param name="byName">Whether layers are found by their names only.</param>
    /// <param name="skipMismatch">Whether layers that do not fit are left as they are, with a warning.</param>
    /// <exception cref="ModelFileException">The weights are not those of the model.</exception>
    public static void Read(Model model, Hdf5Group group, string path, bool byName, bool skipMismatch)
    {
        using var assignments = new Assignments();
        var problems = new List<string>();
        var stored = H5Names.Read(group, path);
        var version = LegacyH5.Text(group, "keras_version") is { } text ? FileVersion.Of(text, []) : new FileVersion(1);
        var backend = LegacyH5.Text(group, "backend");
        foreach (var (layer, name, weights) in byName ? Named(model.Layers, stored) : LayerPairs.Of(model, stored, path))
        {
            if (NestedWeights.Match(layer, weights, version, backend, out var problem) is { } pairs)
                Plan(layer, pairs, assignments);
            else
                problems.Add($"layer '{layer.Name}' ('{name}' in the file) {problem}");
        }

        if (group.FindGroup(H5Names.TopLevel) is { } top)
            PlanOwn(model, H5Names.ReadWeights(top, path), assignments, problems);
        if (problems.Count > 0 && !skipMismatch)
            throw new ModelFileException(
                path, null, $"its weights are not those of model '{model.Name}'; nothing was loaded: {string.Join("; ", problems)}.");
        foreach (var problem in problems)
            Warnings.Warn($"Left out when loading '{path}': {problem}.");
        assignments.Apply();
    }

    private static IEnumerable<(Layer, string, List<StoredWeight>)> Named(
        IReadOnlyList<Layer> layers, List<(string Name, List<StoredWeight> Weights)> stored) =>
        stored.SelectMany(entry => layers.Where(layer => layer.Name == LayerNames.Modern(entry.Name)).Select(
            layer => (layer, entry.Name, entry.Weights)));

    private static void PlanOwn(Model model, List<StoredWeight> stored, Assignments assignments, List<string> problems)
    {
        var targets = model.StoredVariables.Select(target => target.Variable).ToList();
        if (targets.Count != stored.Count || targets.Zip(stored).Any(pair => !NestedWeights.Fits(pair.First, pair.Second)))
            problems.Add($"the model itself expects {targets.Count} weights, the file has {stored.Count}, or others");
        else
            Plan(null, targets.Zip(stored), assignments);
    }

    private static void Plan(Layer? layer, IEnumerable<(Variable Target, StoredWeight Stored)> pairs, Assignments assignments)
    {
        foreach (var (target, weight) in pairs)
        {
            if (weight.Dataset is { } dataset)
                assignments.Add(target, dataset);
            else
                assignments.Add(target, weight.Read);
        }

        foreach (var inner in layer?.WithSublayers ?? [])
            assignments.Then(inner.OnLoaded);
    }
}
