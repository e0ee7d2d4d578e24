namespace KerasSharp.Layers;

/// <summary>Puts the axes behind the batch into another order.</summary>
/// <remarks>Input (batch, …), output the same values with moved axes. Source: keras.layers.Permute.</remarks>
/// <param name="dims">The axes in their new order, counted from 1: [2, 1] swaps two.</param>
/// <param name="name">The layer's name.</param>
/// <exception cref="ArgumentException">dims does not hold each of 1, 2, … once.</exception>
public sealed partial class Permute(Sizes dims, string? name = null) : Layer(name)
{
    /// <summary>The axes in their new order, counted from 1.</summary>
    public Sizes Dims { get; } = dims.Order().SequenceEqual(Enumerable.Range(1, dims.Count)) ? dims : throw new ArgumentException(
        $"The indices in `dims` must be consecutive and start from 1. Received: dims={dims}", nameof(dims));

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        new InputSpec(ndim: Dims.Count + 1).Check(input, 0, Name);
        return [input[0], .. Dims.Select(axis => input[axis])];
    }

    /// <inheritdoc/>
    protected override void Build(Shape input) => InputSpecs = [new InputSpec(ndim: ComputeOutputShape(input).Rank)];

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => x.permute([0, .. Dims.Select(axis => (long)axis)]);
}
