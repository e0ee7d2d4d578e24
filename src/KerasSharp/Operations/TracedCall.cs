namespace KerasSharp.Operations;

/// <summary>A call of an operation or a layer that was recorded.</summary>
/// <param name="ClassName">Keras's name of the operation; null for a layer.</param>
/// <param name="Layer">The layer; null for an operation.</param>
/// <param name="Arguments">The arguments under Keras's names; of a layer the inputs.</param>
/// <param name="Masks">The masks that a layer was called with.</param>
/// <param name="Options">The switches that a layer was called with.</param>
/// <param name="Outputs">What came out.</param>
internal sealed record TracedCall(
    string? ClassName, Layer? Layer, (string Key, object? Value)[] Arguments, Tensor?[] Masks, Config? Options, Tensor[] Outputs);
