namespace KerasSharp;

/// <summary>On a constructor parameter: its key in configs, where Keras's is not the parameter's own name in snake case.</summary>
/// <param name="key">The key, such as <c>n_filters</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ConfigKeyAttribute(string key) : Attribute
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;
}
