using System.Reflection;

namespace KerasSharp.Tests.Compatibility;

/// <summary>The options that classes say they refuse.</summary>
internal static class Refusal
{
    /// <summary>The classes with their refusals, in order of name.</summary>
    public static IReadOnlyList<(Type Type, RefusesAttribute Refusal)> All { get; } = [.. typeof(Layer).Assembly.GetExportedTypes()
        .SelectMany(type => type.GetCustomAttributes<RefusesAttribute>().Select(refusal => (type, refusal)))
        .OrderBy(pair => pair.type.Name, StringComparer.Ordinal).ThenBy(pair => pair.refusal.Option, StringComparer.Ordinal)];
}
