namespace KerasSharp.Saving.Legacy;

/// <summary>A layer whose weights stand together in files, alone or within another.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Path">The names of the layers around it, and its own.</param>
/// <param name="Variables">Its weights in order.</param>
/// <param name="Trained">Those that training changes where the layer is not frozen.</param>
internal sealed record WeightUnit(
    Layer Layer, IReadOnlyList<string> Path, IReadOnlyList<Variable> Variables, IReadOnlySet<Variable> Trained)
{
    /// <summary>The units in a layer that have weights, in order.</summary>
    public static IReadOnlyList<WeightUnit> Of(Layer layer)
    {
        var found = new List<WeightUnit>();
        Collect(layer, [], found, []);
        return found;
    }

    private static void Collect(Layer layer, List<string> around, List<WeightUnit> found, HashSet<Variable> seen)
    {
        List<string> path = [.. around, layer.Name];
        if (layer is Model or Bidirectional or Wrapper)
        {
            Add(layer, path, [.. layer.StoredVariables.Select(stored => stored.Variable)], found, seen);
            foreach (var inner in layer is Model model ? model.Layers : layer.Sublayers)
                Collect(inner, path, found, seen);
        }
        else
        {
            Add(layer, path, layer.Weights, found, seen);
        }
    }

    private static void Add(
        Layer layer, List<string> path, IReadOnlyList<Variable> variables, List<WeightUnit> found, HashSet<Variable> seen)
    {
        var own = variables.Where(seen.Add).ToList();
        if (own.Count > 0)
            found.Add(new(layer, path, own, layer.WithSublayers.SelectMany(inner => inner.TrainedByNature).ToHashSet()));
    }
}
