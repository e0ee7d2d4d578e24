namespace KerasSharp.Layers;

/// <summary>Subtracts the second input from the first.</summary>
/// <remarks>Takes a list of two inputs whose shapes broadcast, output of the common shape; inputs of lower rank get axes of size 1 behind
/// the batch. Source: keras.layers.Subtract.</remarks>
/// <param name="name">The layer's name.</param>
[SeveralInputs]
public sealed partial class Subtract(string? name = null) : Merge(name)
{
    private protected override int? Count => 2;

    /// <inheritdoc/>
    private protected override Tensor MergeAll(Tensor[] inputs, Tensor?[] masks) => inputs[0] - inputs[1];
}
