using System.Globalization;

namespace KerasSharp.Saving;

/// <summary>Reads a model's state from a file that <see cref="StateWriter"/> or Keras wrote.</summary>
internal static class StateReader
{
    /// <summary>Loads everything, or nothing.</summary>
    /// <param name="model">The model, built.</param>
    /// <param name="source">The file.</param>
    /// <param name="skipMismatch">Whether objects that do not fit are left as they are, with a warning.</param>
    /// <exception cref="ModelFileException">The file is damaged or holds other weights than the model has; the message lists
    /// them.</exception>
    public static void Load(Model model, WeightSource source, bool skipMismatch)
    {
        using var assignments = new Assignments();
        foreach (var bytes in source.Sources)
            assignments.Verify(bytes);
        var problems = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var paths = source.Paths();
        foreach (var (path, item) in StoredState.Of(model, paths))
        {
            var plain = LegacyPaths.Plain(path);
            known.Add(plain);
            var stored = source.Find(plain);
            var problem = item is Layer layer ? Plan(layer, path, stored, assignments) : Plan((Optimizer)item, stored, assignments);
            if (problem is not null)
                problems.Add(problem);
        }

        var surplus = paths.Where(path => !IsKnown(path, known)).Order(StringComparer.Ordinal).ToArray();
        if (surplus.Length > 0)
            problems.Add($"the file has weights for which the model has no layer: {string.Join(", ", surplus)}");
        if (problems.Count > 0 && !skipMismatch)
            throw new ModelFileException(
                source.Name, null,
                $"its weights are not those of model '{model.Name}'; nothing was loaded: {string.Join("; ", problems)}.");
        foreach (var problem in problems)
            Warnings.Warn($"Left out when loading '{source.Name}': {problem}.");
        assignments.Apply();
    }

    private static bool IsKnown(string path, HashSet<string> known) =>
        known.Contains(path) || LegacyPaths.IsMetric(path)
        || path == "optimizer" || path.EndsWith("/optimizer", StringComparison.Ordinal) || path.EndsWith(
            "/inner_optimizer", StringComparison.Ordinal);

    private static string? Plan(Layer layer, string path, OrderedDictionary<string, Hdf5Dataset> stored, Assignments assignments)
    {
        var targets = layer.StoredVariables;
        var numbered = Enumerable.Range(0, stored.Count).Select(i => i.ToString(CultureInfo.InvariantCulture)).TakeWhile(stored.ContainsKey)
            .Select(key => stored[key]).ToList();
        var others = stored.Where(pair => !numbered.Contains(pair.Value)).ToList();
        var name = path.Length == 0 ? $"model '{layer.Name}'" : $"layer '{layer.Name}' ({path})";
        if (numbered.Count != targets.Count)
        {
            var shapes = string.Join(", ", numbered.Select(dataset => Shape.Of(dataset.Shape)));
            var expected = string.Join(", ", targets.Select(target => $"{target.Variable.Name} {target.Variable.Shape}"));
            return targets.Count == 0 && !layer.Built
                ? $"{name} was never built and has no variables, but the file has {numbered.Count}"
                : $"{name} expected {targets.Count} variables ({expected}), but the file has {numbered.Count}"
                + (numbered.Count == 0 ? "" : $" ({shapes})");
        }

        for (var i = 0; i < targets.Count; i++)
        {
            if (!targets[i].Variable.Storage.shape.AsSpan().SequenceEqual(numbered[i].Shape))
                return $"{name}: {targets[i].Variable.Name} has shape {targets[i].Variable.Shape}, in the file ({numbered[i].Path}) "
                    + $"{Shape.Of(numbered[i].Shape)}";
        }

        for (var i = 0; i < targets.Count; i++)
            assignments.Add(targets[i].Variable, numbered[i]);
        var extras = others.ToDictionary(pair => pair.Key, pair => TensorBytes.Read(pair.Value), StringComparer.Ordinal);
        assignments.Then(() =>
        {
            layer.LoadOwnVariables(extras);
            layer.OnLoaded();
        });
        return null;
    }

    /// <summary>An optimizer that does not fit keeps its own state, as in Keras, with a warning.</summary>
    private static string? Plan(Optimizer optimizer, OrderedDictionary<string, Hdf5Dataset> stored, Assignments assignments)
    {
        var targets = optimizer.Variables;
        if (stored.Count == 0)
        {
            StartAnew();
            return null;
        }

        var values = Enumerable.Range(0, targets.Count).Select(i => stored.GetValueOrDefault(i.ToString(CultureInfo.InvariantCulture)))
            .ToList();
        if (stored.Count != targets.Count || values.Contains(null))
        {
            Warnings.Warn(
                $"Skipping variable loading for optimizer '{optimizer.Name}', because it has {targets.Count} variables whereas the "
                + $"saved optimizer has {stored.Count} variables."
                + (optimizer.Built ? "" : " This is likely because the optimizer has not been called/built yet."));
            StartAnew();
            return null;
        }

        for (var i = 0; i < targets.Count; i++)
        {
            if (!targets[i].Storage.shape.AsSpan().SequenceEqual(values[i]!.Shape))
                return $"optimizer '{optimizer.Name}': {targets[i].Name} has shape {targets[i].Shape}, in the file ({values[i]!.Path}) "
                    + $"{Shape.Of(values[i]!.Shape)}";
        }

        for (var i = 0; i < targets.Count; i++)
            assignments.Add(targets[i], values[i]!);
        return null;

        // The optimizer of a model that is being loaded was built before the weights had their values.
        void StartAnew()
        {
            if (VariableScope.Current is not null)
                assignments.Then(optimizer.StartFromWeights);
        }
    }
}
