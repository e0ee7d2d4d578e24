
namespace KerasSharp.Saving;

/// <summary>The file, or the files, that weights are read from.</summary>
internal sealed class WeightSource(string name, params IReadOnlyList<Hdf5File> files) : IDisposable
{
    private const string Variables = "vars";

    /// <summary>How errors call it.</summary>
    public string Name => name;

    /// <summary>The bytes of all files.</summary>
    public IEnumerable<ByteSource> Sources => files.Select(file => file.Source);

    /// <summary>The first file.</summary>
    public Hdf5File First => files[0];

    /// <summary>The datasets of an object by name; none where the object has none.</summary>
    public OrderedDictionary<string, Hdf5Dataset> Find(string path)
    {
        var found = Datasets(StateWriter.VarsOf(path));

        // Files of TensorFlow 2.13.
        return found.Count > 0 || files.All(file => !file.Root.Contains("_layer_checkpoint_dependencies"))
            ? found : Datasets(StateWriter.VarsOf(path.Replace("layers", "_layer_checkpoint_dependencies", StringComparison.Ordinal)));
    }

    /// <summary>The paths of all objects that have datasets.</summary>
    public IReadOnlySet<string> Paths()
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
            Collect(file.Root, paths);
        return paths;
    }

    public void Dispose()
    {
        foreach (var file in files)
            file.Dispose();
    }

    private static void Collect(Hdf5Group group, HashSet<string> paths)
    {
        foreach (var name in group.Names)
        {
            if (group.Find(name) is not Hdf5Group inner)
                continue;
            if (name != Variables)
                Collect(inner, paths);
            else if (inner.Names.Any(entry => inner.Find(entry) is Hdf5Dataset))
                paths.Add(group.Path);
        }
    }

    private OrderedDictionary<string, Hdf5Dataset> Datasets(string path)
    {
        var found = new OrderedDictionary<string, Hdf5Dataset>(StringComparer.Ordinal);
        foreach (var group in files.Select(file => file.Root.FindGroup(path)).OfType<Hdf5Group>())
        {
            foreach (var name in group.Names)
            {
                if (group.FindDataset(name) is { } dataset && !found.TryAdd(name, dataset))
                    throw new ModelFileException(Name, dataset.Path, "it is in several of the files.");
            }
        }

        return found;
    }
}
