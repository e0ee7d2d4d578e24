namespace KerasSharp;

/// <summary>The name under which Keras knows a class, or an operation, where it is not its own, and further identifiers that stand for
/// it.</summary>
/// <param name="name">Keras's class or function name, as it stands in configs.</param>
/// <param name="aliases">Further strings that stand for it, such as "mse".</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class KerasNameAttribute(string name, params string[] aliases) : Attribute
{
    /// <summary>Keras's class or function name.</summary>
    public string Name { get; } = name;

    /// <summary>Further identifiers.</summary>
    public IReadOnlyList<string> Aliases { get; } = aliases;

    /// <summary>Keras's module of the class where it is not that of its kind, such as <c>keras</c> for Sequential.</summary>
    public string? Module { get; init; }

    /// <summary>For a class outside KerasSharp: the package in its registered name, <c>Package&gt;Name</c>; null for
    /// <c>Custom</c>.</summary>
    /// <remarks>Source: keras.saving.register_keras_serializable.</remarks>
    public string? Package { get; init; }
}
