namespace KerasSharp.Serialization;

/// <summary>On a class: a key of its config that always has the same value. A config that has another value for it is refused.</summary>
/// <param name="key">The key, such as <c>quantization_config</c>.</param>
/// <param name="value">The value: null, a boolean, a number or a string.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
internal sealed class ConfigConstantAttribute(string key, object? value) : Attribute
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>The value.</summary>
    public object? Value { get; } = value;

    /// <summary>The key that comes after it in configs; null for the end.</summary>
    public string? Before { get; init; }
}
