namespace KerasSharp.Saving.Legacy;

/// <summary>Which weight in a file belongs to which of a layer and those within.</summary>
/// <remarks>Such files list what was trained before what was not, so the order depends on what was frozen when the file was written. The
/// names say what belongs where; the order decides only where they do not. Source: keras/src/legacy/saving/legacy_h5_format.py, which goes
/// by the order alone.</remarks>
internal static class NestedWeights
{
    /// <summary>The weights of a layer with those in the file; null, and what is wrong, where they do not fit.</summary>
    public static IReadOnlyList<(Variable Target, StoredWeight Stored)>? Match(
        Layer layer, List<StoredWeight> stored, FileVersion version, string? backend, out string problem)
    {
        problem = "";
        var units = WeightUnit.Of(layer);
        foreach (var split in Splits(layer, units, stored))
        {
            var pairs = new List<(Variable, StoredWeight)>();
            problem = "";
            foreach (var (unit, weights) in units.Zip(split))
            {
                var converted = WeightLayouts.Convert(unit.Layer, weights, version, backend);
                problem = problem.Length == 0 ? Problem(unit, converted) : problem;
                pairs.AddRange(unit.Variables.Zip(InNames(unit, converted)));
            }

            if (problem.Length == 0)
                return pairs;
        }

        if (problem.Length == 0)
            problem = $"expects {units.Sum(unit => unit.Variables.Count)} weights, the file has {stored.Count}";
        return null;
    }

    /// <summary>Whether a weight has the shape of a variable.</summary>
    public static bool Fits(Variable target, StoredWeight stored) => target.Storage.shape.AsSpan().SequenceEqual(stored.Shape);

    /// <summary>The weights of each unit, in its order: as the names say, or as the orders that a file may have.</summary>
    private static IEnumerable<IReadOnlyList<List<StoredWeight>>> Splits(
        Layer layer, IReadOnlyList<WeightUnit> units, List<StoredWeight> stored)
    {
        if (units is [_])
        {
            yield return [stored];
            yield break;
        }

        if (WeightNames.Split(units, stored) is { } named)
            yield return named;
        foreach (var order in Orders(layer, units))
        {
            if (order.Count != stored.Count)
                continue;
            var places = order.Zip(stored).ToDictionary(pair => pair.First, pair => pair.Second);
            yield return [.. units.Select(unit => unit.Variables.Select(variable => places[variable]).ToList())];
        }

        foreach (
            var counts in (
            Func<WeightUnit, int>[])[unit => WeightLayouts.Counts(unit.Layer)[0], unit => WeightLayouts.Counts(unit.Layer)[^1]])
        {
            if (units.Sum(counts) != stored.Count)
                continue;
            var taken = 0;
            yield return [.. units.Select(unit => stored.GetRange((taken += counts(unit)) - counts(unit), counts(unit)))];
        }
    }

    /// <summary>Trained weights first, as layers are frozen now; the same with nothing frozen.</summary>
    private static IEnumerable<IReadOnlyList<Variable>> Orders(Layer layer, IReadOnlyList<WeightUnit> units)
    {
        yield return H5WeightWriter.InOrder(layer);
        yield return
        [
            .. units.SelectMany(unit => unit.Variables.Where(unit.Trained.Contains)),
            .. units.SelectMany(unit => unit.Variables.Where(variable => !unit.Trained.Contains(variable))),
        ];
    }

    /// <summary>The weights of one unit in the order of its variables: by the last part of the names where these say it.</summary>
    private static List<StoredWeight> InNames(WeightUnit unit, List<StoredWeight> stored)
    {
        var names = unit.Variables.Select(variable => variable.Name).ToList();
        return names.Distinct().Count() == names.Count && stored.Count == names.Count && names.TrueForAll(
            name => stored.Count(weight => weight.Last == name) == 1)
            ? names.ConvertAll(name => stored.Find(weight => weight.Last == name)!) : stored;
    }

    private static string Problem(WeightUnit unit, List<StoredWeight> stored)
    {
        if (unit.Variables.Count != stored.Count)
            return $"expects {unit.Variables.Count} weights, the file has {stored.Count}";
        foreach (var (target, weight) in unit.Variables.Zip(InNames(unit, stored)))
        {
            if (!Fits(target, weight))
                return $"has in {target.Name} the shape {target.Shape}, in the file ({weight.Name}) {Shape.Of(weight.Shape)}";
        }

        return "";
    }
}
