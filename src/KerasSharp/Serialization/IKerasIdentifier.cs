namespace KerasSharp.Serialization;

/// <summary>An object that Keras writes into configs as a bare string where it can, as activation functions are.</summary>
internal interface IKerasIdentifier
{
    /// <summary>The string, or null where the object needs its full config.</summary>
    string? Identifier { get; }
}
