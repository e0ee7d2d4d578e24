namespace KerasSharp.Generators;

/// <summary>How a constructor parameter stands in the config.</summary>
internal enum ConfigRole
{
    /// <summary>The class writes it.</summary>
    Written,

    /// <summary>A base class writes it, or none does; it is read where it is there.</summary>
    ReadOnly,

    /// <summary>It cannot stand in a config and need not: the default is taken.</summary>
    Omitted,

    /// <summary>It cannot stand in a config.</summary>
    Impossible,
}

/// <summary>A constructor parameter.</summary>
/// <param name="Name">Its name as C# writes it.</param>
/// <param name="Key">Its config key.</param>
/// <param name="Type">Its type, fully qualified, with its nullability.</param>
/// <param name="ReadType">The type that is read from a config.</param>
/// <param name="Nullable">Whether it may be null.</param>
/// <param name="Params">Whether it is a params parameter.</param>
/// <param name="Default">Its default as C# writes it; null where it has none.</param>
/// <param name="Role">How it stands in the config.</param>
/// <param name="Value">The expression of its value in an object.</param>
/// <param name="OmitIfNull">Whether the config lacks the key where the value is null.</param>
/// <param name="Before">The key in front of which its own stands in the config; null for the constructor's order.</param>
/// <param name="Documentation">Its documentation, as XML lines.</param>
internal sealed record ParameterModel(
    string Name, string Key, string Type, string ReadType, bool Nullable, bool Params, string? Default, ConfigRole Role, string Value,
    bool OmitIfNull, string? Before, string Documentation);
