namespace KerasSharp.Serialization;

/// <summary>On a partial record struct whose static partial properties are a closed set of values that Keras writes as strings: the
/// generator writes the rest.</summary>
/// <param name="parameter">What error messages call the parameter.</param>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class ChoiceAttribute(string parameter) : Attribute
{
    /// <summary>What error messages call the parameter.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>The string of the value that null stands for in configs; null for none.</summary>
    public string? OfNull { get; init; }

    /// <summary>Whether the strings are told apart by case, where Keras does.</summary>
    public bool CaseSensitive { get; init; }
}
