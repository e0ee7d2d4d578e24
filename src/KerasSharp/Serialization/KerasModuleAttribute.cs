namespace KerasSharp;

/// <summary>On the base class of a kind (layer, loss, metric, …): Keras's module of that kind, and with it a place in the
/// registry.</summary>
/// <param name="module">The module's name, such as <c>keras.layers</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KerasModuleAttribute(string module) : Attribute
{
    /// <summary>The module's name.</summary>
    public string Module { get; } = module;

    /// <summary>Whether identifiers of the kind are class names in lower case, such as <c>rmsprop</c>, rather than in snake case.</summary>
    public bool LowerCaseIdentifiers { get; init; }
}
