namespace KerasSharp.Serialization;

/// <summary>Notes the classes of a config that no file of it can be loaded with, as the registry does not know them.</summary>
internal sealed class UnregisteredClasses : IDisposable
{
    [ThreadStatic]
    private static UnregisteredClasses? current;

    private readonly UnregisteredClasses? _around;
    private readonly List<Type> _types = [];

    private UnregisteredClasses() => (_around, current) = (current, this);

    /// <summary>Notes classes that are serialized on this thread until disposed.</summary>
    public static UnregisteredClasses Collect() => new();

    /// <summary>Notes a class that is not registered.</summary>
    public static void Note(Type type)
    {
        if (current is { } notes && !notes._types.Contains(type))
            notes._types.Add(type);
    }

    /// <summary>What is to be done about the classes; null where there are none.</summary>
    public string? Advice => _types.Count == 0 ? null : string.Join(" ", _types.Select(Of));

    public void Dispose() => current = _around;

    private static string Of(Type type)
    {
        if (type.IsGenericType)
            return $"{type.Name} is generic: give it a class of its own, without type parameters.";
        for (var hidden = type; hidden is not null; hidden = hidden.DeclaringType)
        {
            if (hidden is { IsNestedPrivate: true } or { IsNestedFamily: true } or { IsNestedFamANDAssem: true }
                || hidden.Name.StartsWith('<'))
                return $"{type.Name} is hidden from the source generator by {hidden.Name}, which is private: make it internal or "
                    + "public, and partial.";
        }

        return $"{type.Name} is not registered: declare it partial, and the types around it, so that the source generator writes what "
            + "is needed.";
    }
}
