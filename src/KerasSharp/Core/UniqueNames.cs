using System.Collections.Concurrent;

namespace KerasSharp.Core;

/// <summary>Default names, counted a session as Keras counts them: <c>dense</c>, <c>dense_1</c>, …</summary>
internal static class UniqueNames
{
    private static readonly ConcurrentDictionary<string, int> Counts = new();

    public static string For(Type type) => Next(Naming.ToSnakeCase(TypeName(type)));

    public static string Next(string prefix)
    {
        var count = Counts.AddOrUpdate(prefix, 1, (_, n) => n + 1);
        return count == 1 ? prefix : $"{prefix}_{count - 1}";
    }

    /// <summary>Starts counting again (keras.utils.clear_session).</summary>
    public static void Reset() => Counts.Clear();

    private static string TypeName(Type type) => type.IsGenericType ? type.Name[..type.Name.IndexOf('`')] : type.Name;
}
