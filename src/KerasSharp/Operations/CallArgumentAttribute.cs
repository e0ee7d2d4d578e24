namespace KerasSharp.Operations;

/// <summary>On a parameter of an operation that Keras keeps with the call, in the node, and not with the operation, in its config. Tensors
/// are such without it.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class CallArgumentAttribute : Attribute
{
    /// <summary>Whether Keras passes it by name.</summary>
    public bool Named { get; init; }
}
