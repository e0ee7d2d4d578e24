namespace KerasSharp.Operations;

/// <summary>On a parameter of an operation whose default C# cannot write: what null stands for, in configs too.</summary>
/// <param name="value">The value, as C# writes it.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NullIsAttribute(string value) : Attribute
{
    /// <summary>The value, as C# writes it.</summary>
    public string Value { get; } = value;
}
