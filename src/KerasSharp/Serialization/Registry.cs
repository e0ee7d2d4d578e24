using System.ComponentModel;
using System.Reflection;

namespace KerasSharp;

/// <summary>The classes that configs and identifiers can name. The source generator enters each; nothing else ever becomes a type to
/// run.</summary>
/// <remarks>Thread-safe.</remarks>
public static class Registry
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<Type, RegistryEntry> ByType = [];
    private static readonly Dictionary<Type, Dictionary<string, RegistryEntry>> ByIdentifier = [];

    // A program asks for few kinds, and an entry loads its class: what is registered waits until its kind is asked for.
    private static readonly Dictionary<Type, List<Func<RegistryEntry[]>>> Waiting = [];

    /// <summary>All entries.</summary>
    public static IReadOnlyCollection<RegistryEntry> Entries
    {
        get
        {
            lock (Gate)
            {
                foreach (var kind in Waiting.Keys.ToList())
                    Load(kind);
                return [.. ByType.Values];
            }
        }
    }

    /// <summary>Enters a class; a class of the same name and kind is replaced.</summary>
    public static void Register(RegistryEntry entry) => Register(entry.Kind, () => [entry]);

    /// <summary>Enters classes of a kind; for the source generator.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Register(Type kind, Func<RegistryEntry[]> entries)
    {
        lock (Gate)
        {
            if (!Waiting.TryGetValue(kind, out var waiting))
                Waiting[kind] = waiting = [];
            waiting.Add(entries);
        }
    }

    /// <summary>The entry of a class, or null.</summary>
    public static RegistryEntry? Find(Type type)
    {
        lock (Gate)
        {
            for (var kind = type; kind is not null; kind = kind.BaseType)
                Load(kind);
            return ByType.GetValueOrDefault(type)
                ?? (type.GetCustomAttribute<StoredAsAttribute>() is { } stored ? ByType.GetValueOrDefault(stored.Type) : null);
        }
    }

    /// <summary>The entry of an identifier among the classes of a kind, or null.</summary>
    public static RegistryEntry? Find(Type kind, string identifier)
    {
        lock (Gate)
        {
            Load(kind);
            return ByIdentifier.TryGetValue(kind, out var names)
                ? names.GetValueOrDefault(identifier) ?? names.GetValueOrDefault(identifier.ToLowerInvariant()) : null;
        }
    }

    /// <summary>Makes the object that an identifier such as "relu" or "GlorotUniform" names, with its defaults.</summary>
    /// <exception cref="ArgumentException">There is no such name; the message lists those there are, nearest first.</exception>
    internal static T Get<T>(string identifier)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(identifier);
        var entry = CustomObjects.Find(identifier, typeof(T)) ?? Find(typeof(T), identifier) ?? throw UnknownIdentifier(
            typeof(T), identifier);
        return (T)entry.Create([]);
    }

    /// <summary>The class names of a kind that are nearest to a name.</summary>
    internal static IEnumerable<string> Nearest(Type kind, string name, int count) =>
        Entries.Where(entry => entry.Kind == kind).Select(entry => entry.ClassName).Distinct()
        .OrderBy(known => EditDistance.Between(known.ToLowerInvariant(), name.ToLowerInvariant()))
            .ThenBy(known => known, StringComparer.Ordinal).Take(count);

    internal static ArgumentException UnknownIdentifier(Type kind, string identifier, params IEnumerable<string> further)
    {
        var what = Naming.ToSnakeCase(kind.Name).Replace('_', ' ');
        var names = Entries.Where(entry => entry.Kind == kind).SelectMany(Shown).Concat(further).Distinct()
            .OrderBy(name => EditDistance.Between(name, identifier.ToLowerInvariant())).ThenBy(name => name, StringComparer.Ordinal);
        return new ArgumentException($"Unknown {what}: '{identifier}'. Nearest first, these exist: {string.Join(", ", names)}");
    }

    /// <summary>The names to show: in lower case for kinds that have them so, such as optimizers; for others in snake case, without the
    /// same in one word.</summary>
    private static IEnumerable<string> Shown(RegistryEntry entry) =>
        entry.Kind.GetCustomAttribute<KerasModuleAttribute>() is { LowerCaseIdentifiers: true }
            ? entry.Identifiers.Where(name => name == name.ToLowerInvariant() && !name.Contains('_'))
            : entry.Identifiers.Where(name => name == name.ToLowerInvariant() && !entry.Identifiers.Any(
                other => other != name && other.Replace("_", "") == name));

    private static void Load(Type kind)
    {
        if (!Waiting.Remove(kind, out var waiting))
            return;
        foreach (var entries in waiting)
        {
            foreach (var entry in entries())
                Enter(entry);
        }
    }

    private static void Enter(RegistryEntry entry)
    {
        ByType[entry.Type] = entry;
        if (!ByIdentifier.TryGetValue(entry.Kind, out var names))
            ByIdentifier[entry.Kind] = names = [];
        Name(names, entry.ClassName, entry);
        foreach (var identifier in entry.Identifiers)
            Name(names, identifier, entry);
    }

    private static void Name(Dictionary<string, RegistryEntry> names, string identifier, RegistryEntry entry)
    {
        // A user's own Dense goes by its full name, "Custom>Dense": "Dense" in a config stays Keras's.
        if (entry.Module is not null || names.GetValueOrDefault(identifier)?.Module is null)
            names[identifier] = entry;
    }
}
