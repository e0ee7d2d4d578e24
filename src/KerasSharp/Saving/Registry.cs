using System.Collections.Concurrent;

namespace KerasSharp;

/// <summary>The classes that configs and identifiers can name. The source generator enters each; nothing else ever becomes a type to run.</summary>
/// <remarks>Thread-safe.</remarks>
public static class Registry
{
    private static readonly ConcurrentDictionary<Type, RegistryEntry> ByType = new();
    private static readonly ConcurrentDictionary<(Type Kind, string Identifier), RegistryEntry> ByIdentifier = new();

    /// <summary>All entries.</summary>
    public static IEnumerable<RegistryEntry> Entries => ByType.Values;

    /// <summary>Enters a class; a class of the same name and kind is replaced.</summary>
    public static void Register(RegistryEntry entry)
    {
        ByType[entry.Type] = entry;
        ByIdentifier[(entry.Kind, entry.ClassName)] = entry;
        foreach (var identifier in entry.Identifiers)
            ByIdentifier[(entry.Kind, identifier)] = entry;
    }

    /// <summary>The entry of a class, or null.</summary>
    public static RegistryEntry? Find(Type type) => ByType.GetValueOrDefault(type);

    /// <summary>The entry of an identifier among the classes of a kind, or null.</summary>
    public static RegistryEntry? Find(Type kind, string identifier) =>
        ByIdentifier.GetValueOrDefault((kind, identifier)) ?? ByIdentifier.GetValueOrDefault((kind, identifier.ToLowerInvariant()));

    /// <summary>Makes the object that an identifier such as "relu" or "GlorotUniform" names, with its defaults.</summary>
    /// <exception cref="ArgumentException">There is no such name; the message lists those there are, nearest first.</exception>
    internal static T Get<T>(string identifier)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(identifier);
        var entry = Find(typeof(T), identifier) ?? throw UnknownIdentifier(typeof(T), identifier);
        return (T)entry.Create([]);
    }

    internal static ArgumentException UnknownIdentifier(Type kind, string identifier)
    {
        var what = Naming.ToSnakeCase(kind.Name).Replace('_', ' ');
        var names = ByType.Values.Where(entry => entry.Kind == kind).SelectMany(Shown).Distinct()
            .OrderBy(name => EditDistance.Between(name, identifier.ToLowerInvariant())).ThenBy(name => name, StringComparer.Ordinal);
        return new ArgumentException($"Unknown {what}: '{identifier}'. Nearest first, these exist: {string.Join(", ", names)}");
    }

    /// <summary>What the message about an unknown name shows: the names as one types them, without the plain lower-case doubles of those in snake case.</summary>
    private static IEnumerable<string> Shown(RegistryEntry entry) =>
        entry.Identifiers.Where(name => name == name.ToLowerInvariant() && !entry.Identifiers.Any(other => other != name && other.Replace("_", "") == name));
}
