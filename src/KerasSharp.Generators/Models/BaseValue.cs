namespace KerasSharp.Generators;

/// <summary>How a value that the base class of a kind writes, and the class's constructor does not take, is read.</summary>
internal enum BaseUse
{
    /// <summary>In the object initialiser.</summary>
    Initialize,

    /// <summary>By setting the property.</summary>
    Assign,

    /// <summary>The property cannot be set: the config must say what the object has.</summary>
    Expect,
}

/// <summary>A value that the base class of a kind writes, and the class's constructor does not take.</summary>
/// <param name="Key">Its config key.</param>
/// <param name="Property">The property of the base class.</param>
/// <param name="Type">The property's type.</param>
/// <param name="Nullable">Whether it may be null.</param>
/// <param name="Use">How it is read.</param>
/// <param name="Default">What an initialiser takes where the config lacks the key.</param>
internal sealed record BaseValue(string Key, string Property, string Type, bool Nullable, BaseUse Use, string Default);
