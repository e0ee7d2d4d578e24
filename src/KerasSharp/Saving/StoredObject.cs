using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace KerasSharp.Saving;

/// <summary>
/// An object of a file of weights: a layer, a list of layers, an optimizer. Its weights and the objects within it by name.
/// </summary>
internal sealed class StoredObject
{
    private const string Variables = "vars";

    /// <summary>The object's own name in the file; null where it has none.</summary>
    public string? Name { get; set; }

    /// <summary>Its weights.</summary>
    public OrderedDictionary<string, Tensor> Weights { get; } = new(StringComparer.Ordinal);

    /// <summary>The objects within it.</summary>
    public OrderedDictionary<string, StoredObject> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>All objects within, each with its path, after those that hold them.</summary>
    public IEnumerable<(string Path, StoredObject Holder, string Key)> Within(string path = "") => Objects.SelectMany(
        pair => pair.Value.Within(Join(path, pair.Key)).Prepend((Join(path, pair.Key), this, pair.Key)));

    /// <summary>A path from a path and a name.</summary>
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";

    /// <summary>The object at a path; a path that is empty leads to this one.</summary>
    public bool TryFind(string path, [NotNullWhen(true)] out StoredObject? found)
    {
        found = this;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!found.Objects.TryGetValue(name, out found))
                return false;
        }

        return true;
    }

    /// <summary>The objects of a file that have weights; the caller's dispose scope owns these.</summary>
    public static StoredObject Read(Hdf5File file, Action<Hdf5Dataset> charge) => Read(file.Root, charge);

    /// <summary>The objects of a model.</summary>
    public static StoredObject Of(Model model)
    {
        var root = new StoredObject();
        foreach (var (path, name, tensors) in StateWriter.Collect(model))
        {
            var item = root;
            foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
                item = item.Objects.TryGetValue(step, out var inner) ? inner : item.Objects[step] = new StoredObject();
            item.Name = name;
            foreach (var (key, tensor) in tensors)
                item.Weights[key] = tensor;
        }

        root.Prune();
        return root;
    }

    /// <summary>Adds the objects to a file.</summary>
    public void AddTo(Hdf5GroupWriter root, string path = "")
    {
        if (Weights.Count > 0)
        {
            var group = root.Group(StateWriter.VarsOf(path));
            if (Name is not null)
                group.SetAttribute("name", Name);
            foreach (var (key, tensor) in Weights)
                StateWriter.Add(group, key, tensor);
        }

        foreach (var (key, item) in Objects)
            item.AddTo(root, Join(path, key));
    }

    /// <summary>The tree of names, shapes and types.</summary>
    public void Describe(StringBuilder text, string indent)
    {
        var (at, count) = (0, Weights.Count + Objects.Count);
        foreach (var (key, tensor) in Weights)
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{indent}{Connector(++at)}{key}: shape={Shape.Of(tensor.shape)}, dtype={DTypes.Name(tensor.dtype)}");
        foreach (var (key, item) in Objects)
        {
            text.Append(indent).Append(Connector(++at)).Append(key);
            text.AppendLine(item.Name is null ? "" : $" ('{item.Name}')");
            item.Describe(text, indent + (at == count ? "    " : "│   "));
        }

        string Connector(int place) => place == count ? "└─ " : "├─ ";
    }

    private static StoredObject Read(Hdf5Group group, Action<Hdf5Dataset> charge)
    {
        var item = new StoredObject();
        foreach (var name in group.Names)
        {
            if (group.Find(name) is not Hdf5Group inner)
                continue;
            if (name == Variables)
                item.ReadWeights(inner, charge);
            else
                item.Objects[name] = Read(inner, charge);
        }

        item.Prune();
        return item;
    }

    private void ReadWeights(Hdf5Group group, Action<Hdf5Dataset> charge)
    {
        Name = group.Attributes.TryGetValue("name", out var name) ? name.Text : null;
        foreach (var key in group.Names)
        {
            if (group.FindDataset(key) is not { } dataset)
                continue;
            charge(dataset);
            Weights[key] = TensorBytes.Read(dataset);
        }
    }

    /// <summary>Takes out what holds no weights.</summary>
    private void Prune()
    {
        foreach (var (key, item) in Objects.ToList())
        {
            item.Prune();
            if (item.Weights.Count == 0 && item.Objects.Count == 0)
                Objects.Remove(key);
        }
    }
}
