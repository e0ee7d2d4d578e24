namespace KerasSharp.Saving.Legacy;

/// <summary>Finds the layer to which a weight in a file belongs by its name: <c>dense/kernel:0</c> is that of <c>dense</c>.</summary>
internal static class WeightNames
{
    /// <summary>The weights of each unit, in its order; null where the names do not say all of it.</summary>
    public static IReadOnlyList<List<StoredWeight>>? Split(IReadOnlyList<WeightUnit> units, List<StoredWeight> stored)
    {
        var split = units.Select(_ => new List<StoredWeight>()).ToList();
        foreach (var weight in stored)
        {
            if (Owner(units, weight) is not { } owner)
                return null;
            split[owner].Add(weight);
        }

        for (var i = 0; i < units.Count; i++)
        {
            if (!WeightLayouts.Counts(units[i].Layer).Contains(split[i].Count))
                return null;
        }

        return split;
    }

    /// <summary>The one unit whose name, or else whose names with those around it, stand in the weight's.</summary>
    private static int? Owner(IReadOnlyList<WeightUnit> units, StoredWeight weight)
    {
        var parts = weight.Parts[..^1];
        var best = 0;
        int? owner = null;
        for (var i = 0; i < units.Count; i++)
        {
            var place = End(parts, units[i].Path[^1]);
            if (place < 0)
                continue;
            // A name that stands later counts more, then names around it.
            var score = (1000 * (place + 1)) + units[i].Path.Count(name => End(parts, name) >= 0);
            if (score == best)
                owner = null;
            else if (score > best)
                (best, owner) = (score, i);
        }

        return owner;
    }

    /// <summary>Where a name ends in the parts of a weight's name; a name of several parts has lost its slashes. -1 where it is not
    /// there.</summary>
    private static int End(string[] parts, string name)
    {
        for (var end = parts.Length - 1; end >= 0; end--)
        {
            var joined = "";
            for (var start = end; start >= 0 && joined.Length < name.Length; start--)
            {
                joined = joined.Length == 0 ? parts[start] : $"{parts[start]}_{joined}";
                if (joined == name)
                    return end;
            }
        }

        return -1;
    }
}
