using System.Collections;
using KerasSharp.Layers;
using KerasSharp.Optimizers;

namespace KerasSharp.Saving;

/// <summary>The layers and optimizers of a model under the paths that Keras's files have for them.</summary>
/// <remarks>Source: keras/src/saving/saving_lib.py.</remarks>
internal static class StoredState
{
    /// <summary>Every object once, the model itself first under the empty path.</summary>
    /// <param name="model">The model.</param>
    /// <param name="asInFile">Whether layers go by the classes that they had in the file from which they were made.</param>
    public static IReadOnlyList<(string Path, object Object)> Of(Layer model, bool asInFile = false)
    {
        var found = new List<(string, object)>();
        Visit(model, "", asInFile ? InFile : ClassName, found, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return found;
    }

    /// <summary>The objects under the paths that a file has for them. A class of the user's own may have another name in Python than in C#.</summary>
    public static IReadOnlyList<(string Path, object Object)> Of(Layer model, IReadOnlySet<string> pathsInFile)
    {
        var found = Of(model);
        if (Matches(found) == pathsInFile.Count || found.All(item => item.Object is not Layer { ClassInFile: not null }))
            return found;
        var other = Of(model, asInFile: true);
        return Matches(other) > Matches(found) ? other : found;

        int Matches(IReadOnlyList<(string Path, object)> items) => items.Count(item => pathsInFile.Contains(item.Path));
    }

    private static void Visit(object item, string path, Func<object, string> classOf, List<(string, object)> found, HashSet<object> visited)
    {
        if (!visited.Add(item))
            return;
        found.Add((path, item));
        if (item is LossScaleOptimizer scaled)
            Visit(scaled.InnerOptimizer, Join(path, "inner_optimizer"), classOf, found, visited);
        if (item is not Layer layer)
            return;
        if (layer is Model model)
        {
            if (HoldsLayers(model))
                VisitAll(model.Layers, Join(path, "layers"), classOf, found, visited);
            if (model.IsCompiled)
                Visit(model.Optimizer, Join(path, "optimizer"), classOf, found, visited);
        }

        if (layer is not Sequential)
        {
            foreach (var (name, value) in layer.StoredMembers())
                VisitAny(value, Join(path, name), classOf, found, visited);
        }

        // Layers that no member holds.
        VisitAll(layer.Sublayers.Where(inner => !visited.Contains(inner)).ToList(), Join(path, "layers"), classOf, found, visited);
    }

    /// <summary>Whether Keras lists the layers of the model before its members: Sequential and functional models.</summary>
    private static bool HoldsLayers(Model model) => model is Sequential || model.Graph is not null;

    private static void VisitAny(object value, string path, Func<object, string> classOf, List<(string, object)> found, HashSet<object> visited)
    {
        if (value is Layer)
            Visit(value, path, classOf, found, visited);
        else if (value is IDictionary dictionary)
            VisitAll(dictionary.Values, path, classOf, found, visited);
        else if (value is IEnumerable items)
            VisitAll(items, path, classOf, found, visited);
    }

    /// <summary>The entries of a list go by their classes, counted.</summary>
    private static void VisitAll(IEnumerable items, string path, Func<object, string> classOf, List<(string, object)> found, HashSet<object> visited)
    {
        var counts = new Dictionary<string, int>();
        foreach (var item in items)
        {
            if (item is null or string)
                continue;
            var name = item is Layer ? classOf(item) : "container";
            var count = counts.GetValueOrDefault(name);
            counts[name] = count + 1;
            VisitAny(item, Join(path, count == 0 ? name : $"{name}_{count}"), classOf, found, visited);
        }
    }

    private static string InFile(object item) => item is Layer { ClassInFile: { } name, StoredClass: null } ? Naming.ToSnakeCase(name[(name.IndexOf('>') + 1)..]) : ClassName(item);

    private static string ClassName(object item)
    {
        var name = (item as Layer)?.StoredClass ?? Registry.Find(item.GetType())?.ClassName ?? item.GetType().Name;
        return Naming.ToSnakeCase(name[(name.IndexOf('>') + 1)..]);
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}/{name}";
}
