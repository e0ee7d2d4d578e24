using System.Collections;

namespace KerasSharp.Saving;

/// <summary>The layers and optimizers of a model under the paths that Keras's files have for them.</summary>
/// <remarks>Source: keras/src/saving/saving_lib.py.</remarks>
internal static class StoredState
{
    /// <summary>Every object once, the model itself first under the empty path.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scheme">How layers are named; null for as Keras 3 does.</param>
    public static IReadOnlyList<(string Path, object Object)> Of(Layer model, PathScheme? scheme = null)
    {
        var found = new List<(string, object)>();
        Visit(model, "", scheme ?? PathScheme.Current, found, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return found;
    }

    /// <summary>The objects under the paths that a file has for them: a custom class may have another name in Python than in C#, and older
    /// versions named layers otherwise.</summary>
    public static IReadOnlyList<(string Path, object Object)> Of(Layer model, IReadOnlySet<string> pathsInFile)
    {
        IReadOnlyList<(string Path, object Object)>? best = null;
        foreach (var scheme in PathScheme.All(pathsInFile.Any(path => path.StartsWith(LegacyPaths.Dependencies, StringComparison.Ordinal))))
        {
            if (scheme.AsInFile && best!.All(item => item.Object is not INamedByFile { ClassInFile: not null }))
                break;
            var found = Of(model, scheme);
            if (best is null || Matches(found) > Matches(best))
                best = found;
            if (Matches(best) == pathsInFile.Count)
                break;
        }

        return best!;

        int Matches(IReadOnlyList<(string Path, object)> items) => items.Count(item => pathsInFile.Contains(item.Path));
    }

    private static void Visit(object item, string path, PathScheme scheme, List<(string, object)> found, HashSet<object> visited)
    {
        if (!visited.Add(item))
            return;
        found.Add((path, item));
        if (item is Optimizer optimizer)
        {
            foreach (var (name, value) in optimizer.StoredMembers)
                Visit(value, Join(path, name), scheme, found, visited);
        }

        if (item is not Layer layer)
            return;
        if (layer is Model model)
        {
            if (model.Body.ListsLayers)
                VisitAll(model.Layers, Join(path, scheme.Container), scheme, found, visited);
            if (model.IsCompiled)
                Visit(model.Optimizer, Join(path, "optimizer"), scheme, found, visited);
        }

        if (layer is not Model { Body.HasMembers: false })
        {
            foreach (var (name, value) in layer.StoredMembers())
                VisitAny(value, Join(path, name), scheme, found, visited);
        }

        // Layers that no member holds.
        VisitAll(layer.Sublayers.Where(inner => !visited.Contains(inner)).ToList(), Join(path, scheme.Container), scheme, found, visited);
    }

    private static void VisitAny(object value, string path, PathScheme scheme, List<(string, object)> found, HashSet<object> visited)
    {
        if (value is Layer)
            Visit(value, path, scheme, found, visited);
        else if (value is IDictionary dictionary)
            VisitAll(dictionary.Values, path, scheme, found, visited);
        else if (value is IEnumerable items)
            VisitAll(items, path, scheme, found, visited);
    }

    /// <summary>The entries of a list go by their classes, counted.</summary>
    private static void VisitAll(IEnumerable items, string path, PathScheme scheme, List<(string, object)> found, HashSet<object> visited)
    {
        var counts = new Dictionary<string, int>();
        foreach (var item in items)
        {
            if (item is null or string)
                continue;
            var name = item is Layer ? ClassName(item, scheme) : "container";
            var count = counts.GetValueOrDefault(name);
            counts[name] = count + scheme.Step(item);
            VisitAny(item, Join(path, count == 0 ? name : $"{name}_{count}"), scheme, found, visited);
        }
    }

    private static string ClassName(object item, PathScheme scheme) =>
        scheme.AsInFile && item is Layer { StoredClass: null } and INamedByFile { ClassInFile: { } name }
            ? Naming.ToSnakeCase(name[(name.IndexOf('>') + 1)..]) : ClassName(item);

    private static string ClassName(object item)
    {
        var name = (item as Layer)?.StoredClass ?? Registry.Find(item.GetType())?.ClassName ?? item.GetType().Name;
        return Naming.ToSnakeCase(name[(name.IndexOf('>') + 1)..]);
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}
