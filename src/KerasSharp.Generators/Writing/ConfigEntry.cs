namespace KerasSharp.Generators;

/// <summary>A key that a class's GetConfig writes.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The expression of its value.</param>
/// <param name="OmitIfNull">Whether the config lacks the key where the value is null.</param>
internal sealed record ConfigEntry(string Key, string Value, bool OmitIfNull)
{
    /// <summary>
    /// The keys of a class, in the order in which they are written: the constructor's, but for those that stand before another.
    /// </summary>
    public static IReadOnlyList<ConfigEntry> Of(ClassModel model)
    {
        var written = model.Parameters.Where(parameter => parameter.Role == ConfigRole.Written).ToList();
        var entries = written.ConvertAll(parameter => new ConfigEntry(parameter.Key, parameter.Value, parameter.OmitIfNull));
        foreach (var parameter in written)
        {
            var entry = entries.Find(entry => entry.Key == parameter.Key)!;
            if (parameter.Before is not null && entries.Exists(other => other.Key == parameter.Before))
            {
                entries.Remove(entry);
                Insert(entries, entry, parameter.Before);
            }
        }

        foreach (var constant in model.Constants)
            Insert(entries, new ConfigEntry(constant.Key, constant.Value, OmitIfNull: false), constant.Before);
        return entries;
    }

    private static void Insert(List<ConfigEntry> entries, ConfigEntry entry, string? before)
    {
        var index = entries.FindIndex(other => other.Key == before);
        entries.Insert(index < 0 ? entries.Count : index, entry);
    }
}
