namespace KerasSharp.Saving.Legacy;

/// <summary>The paths of objects in the archives of Keras 2.12 to 2.15, in the form of Keras 3.</summary>
internal static class LegacyPaths
{
    /// <summary>Under this name Keras 2.12 to 2.14 had what Keras 3 has under <c>layers</c>.</summary>
    public const string Dependencies = "_layer_checkpoint_dependencies";

    /// <summary>The path of a group in another. Windows wrote backslashes; private members had their underscore.</summary>
    public static string Join(string path, string name)
    {
        foreach (var part in name.Split('\\'))
        {
            var plain = part == Dependencies ? part : part.TrimStart('_');
            path = path.Length == 0 ? plain : $"{path}/{plain}";
        }

        return path;
    }

    /// <summary>A path as those of files are given: private members without their underscore.</summary>
    public static string Plain(string path) => path.Split('/').Aggregate("", Join);

    /// <summary>Whether an object is none of the layers: metrics were stored once.</summary>
    public static bool IsMetric(string path) =>
        path.StartsWith("metrics/", StringComparison.Ordinal) || path.Contains("/metrics/", StringComparison.Ordinal);
}
