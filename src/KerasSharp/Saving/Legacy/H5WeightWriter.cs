namespace KerasSharp.Saving.Legacy;

/// <summary>Writes weights in the <c>.h5</c> format of Keras 2, as Keras 3 does.</summary>
/// <remarks>Source: keras/src/legacy/saving/legacy_h5_format.py.</remarks>
internal static class H5WeightWriter
{
    /// <summary>Writes the weights of a model's layers.</summary>
    public static void Write(Model model, string path)
    {
        using var scope = NewDisposeScope();
        var writer = new Hdf5Writer();
        H5Names.Write(writer.Root, H5Names.Layers, [.. model.Layers.Select(layer => layer.Name)]);
        writer.Root.SetAttribute("backend", "torch");
        writer.Root.SetAttribute("keras_version", "3.16.0");
        foreach (var layer in model.Layers)
            Write(writer.Root.Group(layer.Name), InOrder(layer));
        Write(writer.Root.Group(H5Names.TopLevel), [.. model.StoredVariables.Select(stored => stored.Variable)]);
        AtomicFile.Write(path, writer.WriteTo);
    }

    /// <summary>The weights of a layer as such files have them: what training changes first, through all of it.</summary>
    public static IReadOnlyList<Variable> InOrder(Layer layer) => [.. layer.TrainableWeights, .. layer.NonTrainableWeights];

    private static void Write(Hdf5GroupWriter group, IReadOnlyList<Variable> weights)
    {
        var names = new List<string>();
        foreach (var weight in weights)
        {
            var name = weight.Path;
            for (var i = 1; group.Contains(name); i++)
                name = $"{weight.Path}_{i}";
            StateWriter.Add(group, name, weight.Value);
            names.Add(name);
        }

        H5Names.Write(group, H5Names.Weights, names);
    }
}
