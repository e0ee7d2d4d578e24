using System.Text;
using KerasSharp.Saving;

namespace KerasSharp;

/// <summary>
/// Looks into a file of weights, changes what it holds and saves it as another: for files of a model that has changed since.
/// </summary>
/// <remarks>
/// <para>An object is named by its path, <c>layers/dense_2</c>, or by the last part of it where that occurs once. Its weights are in memory
/// until the editor is disposed. An object that has weights and objects within keeps both.</para>
/// <para><c>var editor = new KerasFileEditor("old.weights.h5"); editor.RenameObject("dense", "head");
/// editor.Save("new.weights.h5");</c> Source: keras.saving.KerasFileEditor.</para>
/// </remarks>
public sealed class KerasFileEditor : IDisposable
{
    private const string WeightsExtension = ".weights.h5";

    private readonly List<Tensor> _tensors = [];
    private readonly StoredObject _root;

    /// <summary>Reads a file.</summary>
    /// <param name="filepath">A <c>.keras</c> or <c>.weights.h5</c> file.</param>
    /// <param name="limits">What the file may ask for; null for <see cref="ModelFileLimits.Default"/>.</param>
    /// <exception cref="ArgumentException">The file's name ends otherwise.</exception>
    /// <exception cref="ModelFileException">The file is damaged or unsafe, or asks for more than the limits allow.</exception>
    public KerasFileEditor(string filepath, ModelFileLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(filepath);
        var archive = filepath.EndsWith(KerasArchive.Extension, StringComparison.Ordinal);
        if (!archive && !filepath.EndsWith(WeightsExtension, StringComparison.Ordinal))
            throw new ArgumentException($"Invalid filename: expected a `.keras` or `.weights.h5` extension. Received: filepath={filepath}",
                nameof(filepath));
        (FilePath, limits) = (filepath, limits ?? ModelFileLimits.Default);
        using var scope = NewDisposeScope();
        _root = ModelFileException.Guard(filepath, () =>
        {
            if (archive)
            {
                (Config, Metadata, var root) = KerasArchive.Inspect(filepath, limits, file => Read(file, limits));
                return root;
            }

            using var file = Hdf5File.Open(filepath, limits);
            return Read(file, limits);
        });
        foreach (var item in _root.Within().Select(found => found.Holder.Objects[found.Key]).Prepend(_root))
        {
            foreach (var tensor in item.Weights.Values)
                _tensors.Add(tensor.DetachFromDisposeScope());
        }
    }

    /// <summary>The file that was read.</summary>
    public string FilePath { get; }

    /// <summary>The config of the model in a <c>.keras</c> file; null for another file.</summary>
    public Config? Config { get; private set; }

    /// <summary>Version and date of a <c>.keras</c> file; null for another file.</summary>
    public Config? Metadata { get; private set; }

    /// <summary>The paths of all weights, in order: <c>layers/dense/0</c>.</summary>
    public IReadOnlyList<string> WeightPaths =>
    [
        .. _root.Weights.Keys,
        .. _root.Within().SelectMany(found => found.Holder.Objects[found.Key].Weights.Keys.Select(key => $"{found.Path}/{key}")),
    ];

    /// <summary>A weight by its path; it is the editor's.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Tensor this[string path]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(path);
            var end = path.LastIndexOf('/');
            return _root.TryFind(end < 0 ? "" : path[..end], out var item) && item.Weights.TryGetValue(path[(end + 1)..], out var tensor)
                ? tensor : throw new ArgumentException($"There is no weight '{path}' in '{FilePath}'. There are: "
                    + $"{string.Join(", ", WeightPaths)}", nameof(path));
        }
    }

    /// <summary>The tree of what the file holds.</summary>
    /// <param name="verbose">Whether it is printed.</param>
    /// <returns>The text.</returns>
    public string Summary(bool verbose = true)
    {
        var text = new StringBuilder();
        text.AppendLine($"Keras model file '{FilePath}'");
        if (Metadata is { } metadata)
            text.AppendLine(
                $"Saved with Keras {metadata.Get<string?>("keras_version", null)} - date: {metadata.Get<string?>("date_saved", null)}");
        text.AppendLine("Weights structure");
        _root.Describe(text, "  ");
        if (verbose)
            Messages.Output.Write(text);
        return text.ToString();
    }

    /// <summary>Compares what the file holds with a model.</summary>
    /// <param name="referenceModel">The model, built.</param>
    /// <param name="verbose">Whether the report is printed.</param>
    public FileComparison Compare(Model referenceModel, bool verbose = true)
    {
        ArgumentNullException.ThrowIfNull(referenceModel);
        using var scope = NewDisposeScope();
        var comparison = FileComparison.Of(_root, StoredObject.Of(referenceModel));
        if (verbose)
            Messages.Output.WriteLine(comparison.Text);
        return comparison;
    }

    /// <summary>Gives an object another name.</summary>
    /// <param name="objectName">Its path or name.</param>
    /// <param name="newName">The last part of its new path.</param>
    /// <exception cref="ArgumentException">There is no such object or several; the new name is taken or no name.</exception>
    public void RenameObject(string objectName, string newName)
    {
        var (holder, key) = Find(objectName, nameof(objectName));
        CheckName(newName, nameof(newName));
        if (newName == key)
            return;
        if (holder.Objects.ContainsKey(newName))
            throw new ArgumentException($"There is an object '{newName}' beside '{objectName}' already.", nameof(newName));
        var (place, item) = (holder.Objects.IndexOf(key), holder.Objects[key]);
        holder.Objects.RemoveAt(place);
        holder.Objects.Insert(place, newName, item);
    }

    /// <summary>Removes an object with all within it.</summary>
    /// <param name="objectName">Its path or name.</param>
    /// <exception cref="ArgumentException">There is no such object, or several of the name.</exception>
    public void DeleteObject(string objectName)
    {
        var (holder, key) = Find(objectName, nameof(objectName));
        holder.Objects.Remove(key);
    }

    /// <summary>Adds an object.</summary>
    /// <param name="objectPath">Its path; what leads to it must be there.</param>
    /// <param name="weights">Its weights by name, as a rule <c>"0"</c>, <c>"1"</c>, …; copied.</param>
    /// <exception cref="ArgumentException">There is no object to hold it, or it is there already.</exception>
    public void AddObject(string objectPath, IReadOnlyDictionary<string, ArrayLike> weights)
    {
        ArgumentNullException.ThrowIfNull(objectPath);
        ArgumentNullException.ThrowIfNull(weights);
        var end = objectPath.LastIndexOf('/');
        var (path, name) = (end < 0 ? "" : objectPath[..end], objectPath[(end + 1)..]);
        CheckName(name, nameof(objectPath));
        if (!_root.TryFind(path, out var holder))
            throw new ArgumentException($"Path '{path}' not found in model.", nameof(objectPath));
        if (holder.Objects.ContainsKey(name))
            throw new ArgumentException($"There is an object '{objectPath}' already: `AddWeights` changes it, `DeleteObject` removes it.",
                nameof(objectPath));
        var item = new StoredObject();
        SetWeights(item, weights);
        holder.Objects[name] = item;
    }

    /// <summary>Removes a weight of an object.</summary>
    /// <param name="objectName">The object's path or name.</param>
    /// <param name="weightName">The weight's name, such as <c>"0"</c>.</param>
    /// <exception cref="ArgumentException">There is no such object or weight.</exception>
    public void DeleteWeight(string objectName, string weightName)
    {
        ArgumentNullException.ThrowIfNull(weightName);
        var (holder, key) = Find(objectName, nameof(objectName));
        var item = holder.Objects[key];
        if (!item.Weights.Remove(weightName))
            throw new ArgumentException($"Weight {weightName} not found in object {objectName}. Weights found: "
                + $"{string.Join(", ", item.Weights.Keys)}", nameof(weightName));
    }

    /// <summary>Adds weights to an object; those of a name that is there replace it.</summary>
    /// <param name="objectName">The object's path or name.</param>
    /// <param name="weights">The weights by name; copied.</param>
    /// <exception cref="ArgumentException">There is no such object, or several of the name.</exception>
    public void AddWeights(string objectName, IReadOnlyDictionary<string, ArrayLike> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var (holder, key) = Find(objectName, nameof(objectName));
        SetWeights(holder.Objects[key], weights);
    }

    /// <summary>
    /// Writes what is there now as a file of weights; a file that is there is replaced at once, when the new one is whole.
    /// </summary>
    /// <param name="filepath">A <c>.weights.h5</c> file.</param>
    /// <exception cref="ArgumentException">The file's name ends otherwise.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(string filepath)
    {
        ArgumentNullException.ThrowIfNull(filepath);
        if (!filepath.EndsWith(WeightsExtension, StringComparison.Ordinal))
            throw new ArgumentException($"Invalid `filepath` argument: expected a `{WeightsExtension}` extension. Received: "
                + $"filepath={filepath}", nameof(filepath));
        var writer = new Hdf5Writer();
        _root.AddTo(writer.Root);
        AtomicFile.Write(filepath, writer.WriteTo);
    }

    /// <summary>As <see cref="Save"/>.</summary>
    public void ResaveWeights(string filepath) => Save(filepath);

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        foreach (var tensor in _tensors)
            tensor.Dispose();
    }

    private static StoredObject Read(Hdf5File file, ModelFileLimits limits)
    {
        var most = (long)Math.Min(limits.ModelBytes, Math.Max(limits.FreeBytes, file.Length * limits.Expansion));
        Int128 used = 0;
        return StoredObject.Read(file, dataset =>
        {
            used += dataset.ByteLength;
            if (used > most)
                throw new ModelFileException(file.Context.File, dataset.Path, $"the weights up to here take {used} bytes, more than the "
                    + $"{most} that a file of {file.Length} bytes may ask for (see {nameof(ModelFileLimits)}).");
        });
    }

    private static void CheckName(string name, string argument)
    {
        ArgumentNullException.ThrowIfNull(name, argument);
        if (name.Length == 0 || name is "." or ".." or "vars" || name.Contains('/') || name.Contains('\0'))
            throw new ArgumentException($"Argument `{argument}` should be a leaf name, not a full path name, and not 'vars'. Received: "
                + $"{argument}='{name}'", argument);
    }

    private void SetWeights(StoredObject item, IReadOnlyDictionary<string, ArrayLike> weights)
    {
        using var scope = NewDisposeScope();
        foreach (var name in weights.Keys)
            CheckName(name, nameof(weights));
        foreach (var (name, values) in weights)
        {
            var tensor = values.ToReadOnlyTensor().detach().cpu().clone().DetachFromDisposeScope();
            _tensors.Add(tensor);
            item.Weights[name] = tensor;
        }
    }

    /// <summary>What holds an object, and its name there.</summary>
    private (StoredObject Holder, string Key) Find(string name, string argument)
    {
        ArgumentNullException.ThrowIfNull(name, argument);
        var found = _root.Within().Where(item => name.Contains('/') ? item.Path == name : item.Key == name).ToList();
        return found switch
        {
            [var only] => (only.Holder, only.Key),
            [] => throw new ArgumentException($"There is no object '{name}' in '{FilePath}'. There are: "
                + $"{string.Join(", ", _root.Within().Select(item => item.Path))}", argument),
            _ => throw new ArgumentException($"Name '{name}' occurs more than once: pass a complete path: "
                + $"{string.Join(", ", found.Select(item => item.Path))}", argument),
        };
    }
}
