namespace KerasSharp;

public partial class Model
{
    private void SaveSafeTensors(string filepath) =>
        SafeTensors.Write(filepath, [.. WeightNames().Zip(Weights, (name, weight) => (name, weight.Value))]);

    private void LoadSafeTensors(string filepath, ModelFileLimits limits)
    {
        using var file = new SafeTensorsFile(filepath, limits);
        using var assignments = new Assignments();
        foreach (var (name, weight) in Match(filepath, file.Names).Zip(Weights))
        {
            if (!file.ShapeOf(name).AsSpan().SequenceEqual(weight.Value.shape))
                throw new ModelFileException(
                    filepath, name,
                    $"it has shape {Shape.Of(file.ShapeOf(name))}, and the weight '{weight.Path}' of model '{Name}' has shape "
                    + $"{weight.Shape}; nothing was loaded.");
            file.Assign(name, weight, assignments);
        }

        assignments.Apply();
    }

    /// <summary>The names of the saved tensors in the order of the weights: by name, or by position where only the counted names of layers
    /// differ.</summary>
    private IReadOnlyList<string> Match(string filepath, IReadOnlyList<string> saved)
    {
        var names = WeightNames();
        var (missing, surplus) = (names.Except(saved).ToArray(), saved.Except(names).ToArray());
        if (missing.Length == 0 && surplus.Length == 0)
            return names;
        if (names.Select(LastName).SequenceEqual(saved.Select(LastName)))
            return saved;
        throw new ModelFileException(
            filepath, null,
            $"it does not hold the weights of model '{Name}'; nothing was loaded. Missing: {List(missing)}. Surplus: {List(surplus)}.");
    }

    private static string LastName(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The paths of the weights without the model's own name, which may differ from run to run; numbered where a path is there
    /// twice.</summary>
    private string[] WeightNames()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. Weights.Select(weight =>
        {
            var path = weight.Path.StartsWith(Name + "/", StringComparison.Ordinal) ? weight.Path[(Name.Length + 1)..] : weight.Path;
            var name = path;
            for (var i = 1; !taken.Add(name); i++)
                name = $"{path}_{i}";
            return name;
        })];
    }

    private static string List(string[] names) => names.Length == 0 ? "none" : string.Join(", ", names);
}
