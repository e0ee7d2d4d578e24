using System.Reflection;

namespace KerasSharp.Core;

/// <summary>The instance members, hidden ones too, that a class and its base classes declare.</summary>
internal static class DeclaredMembers
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>A class and its base classes up to one that is left out.</summary>
    public static IEnumerable<Type> Levels(Type type, Type end)
    {
        for (var level = type; level is not null && level != end; level = level.BaseType)
            yield return level;
    }

    /// <summary>The fields that a class itself declares, in order.</summary>
    public static IEnumerable<FieldInfo> Fields(Type level) => level.GetFields(Own).OrderBy(field => field.MetadataToken);

    /// <summary>The properties that a class itself declares.</summary>
    public static PropertyInfo[] Properties(Type level) => level.GetProperties(Own);
}
