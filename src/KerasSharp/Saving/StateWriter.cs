namespace KerasSharp.Saving;

/// <summary>The weights of a model, its optimizer's variables and what layers add, arranged as Keras's files have them.</summary>
internal static class StateWriter
{
    /// <summary>The groups of a file, each with its tensors by name; the caller's dispose scope owns tensors that are computed.</summary>
    public static IReadOnlyList<(string Path, string Name, OrderedDictionary<string, Tensor> Tensors)> Collect(Model model)
    {
        var groups = new List<(string, string, OrderedDictionary<string, Tensor>)>();
        foreach (var (path, item) in StoredState.Of(model))
        {
            var tensors = new OrderedDictionary<string, Tensor>(StringComparer.Ordinal);
            foreach (var tensor in item is Layer layer ? layer.StoredVariables.Select(Value) : ((Optimizer)item).Variables.Select(
                variable => variable.Value))
                tensors.Add(tensors.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), tensor);
            (item as Layer)?.SaveOwnVariables(tensors);
            groups.Add((path, item is Layer named ? named.Name : ((Optimizer)item).Name, tensors));
        }

        return groups;
    }

    /// <summary>The file of a model's weights.</summary>
    public static Hdf5Writer Draw(Model model)
    {
        var writer = new Hdf5Writer();
        foreach (var (path, name, tensors) in Collect(model))
        {
            var group = writer.Root.Group(VarsOf(path));
            group.SetAttribute("name", name);
            foreach (var (key, tensor) in tensors)
                Add(group, key, tensor);
        }

        return writer;
    }

    /// <summary>Adds a tensor as a dataset.</summary>
    public static void Add(Hdf5GroupWriter group, string key, Tensor tensor)
    {
        var dataset = group.Dataset(key, TensorBytes.TypeOf(tensor.dtype), tensor.shape, stream => TensorBytes.Write(stream, tensor));
        if (tensor.dtype == ScalarType.BFloat16)
            dataset.SetAttribute("dtype", "bfloat16");
    }

    /// <summary>The group in which the variables of an object are.</summary>
    public static string VarsOf(string path) => path.Length == 0 ? "vars" : $"{path}/vars";

    private static Tensor Value((Variable Variable, Func<Tensor>? Value) stored) => stored.Value?.Invoke() ?? stored.Variable.Value;
}
