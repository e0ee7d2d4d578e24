namespace KerasSharp.Operations;

/// <summary>On a class whose public static methods are operations: the generator offers each in <see cref="Ops"/>, on tensors and on
/// placeholders, and lists it for configs.</summary>
/// <param name="module">Keras's module of the operations.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class OperationsAttribute(string module) : Attribute
{
    /// <summary>Keras's module of the operations.</summary>
    public string Module { get; } = module;

    /// <summary>The class inside <see cref="Ops"/> that offers them; null for Ops itself.</summary>
    public string? Group { get; init; }
}
