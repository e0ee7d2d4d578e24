namespace KerasSharp.Layers;

/// <summary>Takes the mean of inputs value by value.</summary>
/// <remarks>Takes a list of at least one input whose shapes broadcast, output of the common shape; inputs of lower rank get axes of size 1
/// behind the batch. Source: keras.layers.Average.</remarks>
/// <param name="name">The layer's name.</param>
[SeveralInputs]
public sealed partial class Average(string? name = null) : Merge(name)
{
    /// <inheritdoc/>
    private protected override Tensor MergeAll(Tensor[] inputs, Tensor?[] masks) =>
        DTypes.IsHalf(inputs[0].dtype)
            ? (inputs.Select(input => input.Wide()).Aggregate((a, b) => a + b) / inputs.Length).As(inputs[0].dtype)
            : inputs.Aggregate((a, b) => a + b) / inputs.Length;
}
