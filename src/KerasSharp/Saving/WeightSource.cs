
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
        var found = new OrderedDictionary<string, Hdf5Dataset>(StringComparer.Ordinal);
        foreach (var group in Groups.GetValueOrDefault(path, []))
        {
            foreach (var name in group.Names)
            {
                if (group.FindDataset(name) is { } dataset && !found.TryAdd(name, dataset))
                    throw new ModelFileException(Name, dataset.Path, "it is in several of the files.");
            }
        }

        return found;
    }

    /// <summary>The paths of all objects that have datasets.</summary>
    public IReadOnlySet<string> Paths() => Groups.Keys.ToHashSet(StringComparer.Ordinal);

    /// <summary>The groups of datasets by the path of their object.</summary>
    private Dictionary<string, List<Hdf5Group>> Groups
    {
        get
        {
            if (field is not null)
                return field;
            field = new(StringComparer.Ordinal);
            foreach (var file in files)
                Collect(file.Root, "", field);
            return field;
        }
    }

    public void Dispose()
    {
        foreach (var file in files)
            file.Dispose();
    }

    private static void Collect(Hdf5Group group, string path, Dictionary<string, List<Hdf5Group>> groups)
    {
        foreach (var name in group.Names)
        {
            if (group.Find(name) is not Hdf5Group inner)
                continue;
            if (name != Variables)
                Collect(inner, LegacyPaths.Join(path, name), groups);
            else if (inner.Names.Any(entry => inner.Find(entry) is Hdf5Dataset))
                (groups.TryGetValue(path, out var there) ? there : groups[path] = []).Add(inner);
        }
    }
}
