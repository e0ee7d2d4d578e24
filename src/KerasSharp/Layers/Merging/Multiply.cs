namespace KerasSharp.Layers;

/// <summary>Multiplies inputs value by value; masked values count as 1.</summary>
/// <remarks>Takes a list of at least one input whose shapes broadcast, output of the common shape; inputs of lower rank get axes of size 1
/// behind the batch. Where all inputs have a mask and all are masked, the result is 0. Source: keras.layers.Multiply.</remarks>
/// <param name="name">The layer's name.</param>
[SeveralInputs]
public sealed partial class Multiply(string? name = null) : Merge(name)
{
    /// <inheritdoc/>
    private protected override Tensor MergeAll(Tensor[] inputs, Tensor?[] masks)
    {
        var product = inputs.Select((x, i) => masks[i] is { } mask ? x.masked_fill(Spread(mask, x).logical_not(), 1) : x)
            .Aggregate((a, b) => a * b);
        return Array.TrueForAll(masks, mask => mask is not null)
            ? product.masked_fill(masks.Select((mask, i) => Spread(mask!, inputs[i])).Aggregate((a, b) => a.logical_or(b)).logical_not(), 0)
            : product;
    }
}
