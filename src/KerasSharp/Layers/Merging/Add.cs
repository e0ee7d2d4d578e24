using static TorchSharp.torch;

namespace KerasSharp.Layers;

/// <summary>Adds inputs value by value.</summary>
/// <remarks>Takes a list of at least one input whose shapes broadcast, output of the common shape; inputs of lower rank get axes of size 1 behind the batch. Source: keras.layers.Add.</remarks>
/// <param name="name">The layer's name.</param>
[SeveralInputs]
public sealed partial class Add(string? name = null) : Merge(name)
{
    /// <inheritdoc/>
    private protected override Tensor MergeAll(Tensor[] inputs, Tensor?[] masks) => inputs.Aggregate((a, b) => a + b);
}
