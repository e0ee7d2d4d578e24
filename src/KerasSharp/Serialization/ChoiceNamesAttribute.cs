namespace KerasSharp.Serialization;

/// <summary>Keras's strings of a value, where they are not the property's name in snake case.</summary>
/// <param name="name">The string that is written.</param>
/// <param name="aliases">Others that are read.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ChoiceNamesAttribute(string name, params string[] aliases) : Attribute
{
    /// <summary>The string that is written.</summary>
    public string Name { get; } = name;

    /// <summary>Others that are read.</summary>
    public string[] Aliases { get; } = aliases;
}
