namespace KerasSharp.Saving.Legacy;

/// <summary>The compilation and the optimizer's state in a <c>.h5</c> file.</summary>
internal static class LegacyTraining
{
    /// <summary>Compiles a model as its file says; what cannot be read leaves it uncompiled, with a warning.</summary>
    public static void Compile(Model model, Hdf5File file, FileVersion version, LoadSession load)
    {
        var path = load.Path;
        if (LegacyH5.Training(file, path, load.Limits) is not { } config)
            return;
        if (!CompileConfig.TryRead(model, () => LegacyCompilation.Modern(config, version), $"'{path}'"))
            return;
        if (!model.IsCompiled || file.Root.FindGroup(H5Names.Optimizer) is not { } group)
            return;
        using var assignments = new Assignments();
        var stored = H5Names.ReadWeights(group, path);
        var targets = model.Optimizer.Variables;
        if (targets.Count == stored.Count && targets.Zip(stored).All(
            pair => pair.First.Storage.shape.AsSpan().SequenceEqual(pair.Second.Shape)))
        {
            foreach (var (target, value) in targets.Zip(stored))
                assignments.Add(target, value.Dataset!);
            assignments.Apply();
            return;
        }

        var order = version.IsLegacy ? ", in the order of an older version" : "";
        Warnings.Warn($"The optimizer of '{path}' starts anew: it has {targets.Count} variables here, in the file {stored.Count}{order}.");
    }
}
