namespace KerasSharp.Layers;

/// <summary>Takes the least of inputs value by value; masked values do not count.</summary>
/// <remarks>Takes a list of at least one input whose shapes broadcast, output of the common shape; inputs of lower rank get axes of size 1
/// behind the batch. Source: keras.layers.Minimum.</remarks>
/// <param name="name">The layer's name.</param>
[SeveralInputs]
public sealed partial class Minimum(string? name = null) : Merge(name)
{
    /// <inheritdoc/>
    private protected override Tensor MergeAll(Tensor[] inputs, Tensor?[] masks) => Elementwise(inputs, masks, minimum);
}
