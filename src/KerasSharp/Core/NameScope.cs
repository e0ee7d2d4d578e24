namespace KerasSharp.Core;

/// <summary>The names of the models and layers that are being built around a weight; they make its path. One stack a thread.</summary>
internal readonly struct NameScope : IDisposable
{
    [ThreadStatic]
    private static Stack<string>? names;

    public static NameScope Enter(string name)
    {
        (names ??= new()).Push(name);
        return default;
    }

    /// <summary>The path of something called <paramref name="name"/> here, such as <c>sequential/dense/kernel</c>.</summary>
    public static string PathOf(string name) => names is { Count: > 0 } ? string.Join('/', names.Reverse()) + "/" + name : name;

    /// <summary>The path of what is being built.</summary>
    public static string Path => names is { Count: > 0 } ? string.Join('/', names.Reverse()) : "";

    public void Dispose() => names!.Pop();
}
