using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using KerasSharp.Metrics;

namespace KerasSharp.Layers;

/// <summary>Finds what a custom class keeps in its fields and properties: layers, metrics, and lists and dictionaries of them.</summary>
/// <remarks>In order of declaration, a base class first: as Keras notes what is assigned to a layer. The library's own classes name their
/// parts themselves.</remarks>
internal static class TrackedMembers
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Known = new();

    /// <summary>The fields of a class that may hold something to track.</summary>
    public static FieldInfo[] Of(Type type) => Known.GetOrAdd(type, static of =>
        [.. DeclaredMembers.Levels(of, typeof(Layer)).Reverse().SelectMany(DeclaredMembers.Fields).Where(
            field => IsCandidate(field.FieldType))]);

    /// <summary>The layers and metrics in a value.</summary>
    public static IEnumerable<object> In(object? value) => value switch
    {
        Layer or Metric => [value],
        IDictionary dictionary => dictionary.Values.Cast<object?>().SelectMany(In),
        string => [],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => In(tuple[i])),
        IEnumerable list => list.Cast<object?>().SelectMany(In),
        _ => [],
    };

    private static bool IsCandidate(Type type) =>
        typeof(Layer).IsAssignableFrom(type) || typeof(Metric).IsAssignableFrom(type)
        || (type.IsArray && IsCandidate(type.GetElementType()!))
        || (type.IsGenericType && IsContainer(type) && Array.Exists(type.GetGenericArguments(), IsCandidate));

    /// <summary>Collections that are there, and tuples: a sequence computed when it is walked is none.</summary>
    private static bool IsContainer(Type type) =>
        typeof(ITuple).IsAssignableFrom(type) || typeof(ICollection).IsAssignableFrom(type) || type.GetInterfaces().Append(type).Any(face =>
            face.IsGenericType
                && (face.GetGenericTypeDefinition() == typeof(ICollection<>)
                || face.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)));
}
