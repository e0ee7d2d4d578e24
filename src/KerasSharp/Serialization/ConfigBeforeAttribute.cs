namespace KerasSharp.Serialization;

/// <summary>On a constructor parameter: its key stands before another in configs, as Keras writes it, where the constructor's order is
/// another one.</summary>
/// <param name="key">The key that comes after it.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class ConfigBeforeAttribute(string key) : Attribute
{
    /// <summary>The key that comes after it.</summary>
    public string Key { get; } = key;
}
