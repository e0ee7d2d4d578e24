namespace KerasSharp.Layers;

/// <summary>Puts inputs one behind the other along an axis.</summary>
/// <remarks>Takes a list of inputs of equal shapes except along the axis. Source: keras.layers.Concatenate.</remarks>
/// <param name="axis">The axis.</param>
/// <param name="name">The layer's name.</param>
[SeveralInputs]
public sealed partial class Concatenate(int axis = -1, string? name = null) : Merge(name)
{
    /// <summary>The axis.</summary>
    public int Axis { get; } = axis;

    /// <inheritdoc/>
    public override Shape[] ComputeOutputShape(Shape[] inputs)
    {
        if (inputs.Length == 0)
            throw Incompatible("a list of at least 1 input is expected", inputs);
        var rank = inputs[0].Rank;
        if (Axis < -rank || Axis >= rank)
            throw Incompatible($"`axis` must lie in [{-rank}, {rank}); it is {Axis}", inputs);
        var at = Axis < 0 ? Axis + rank : Axis;
        var output = inputs[0];
        foreach (var input in inputs.Skip(1))
        {
            if (!output.With(at, null).Accepts(input))
                throw Incompatible($"inputs must have matching shapes except along the axis {Axis}", inputs);
            output = output.With(at, output[at] + input[at]);
        }

        return [output];
    }

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context) => [MergeAll(inputs, context.Masks)];

    /// <inheritdoc/>
    protected override Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs)
    {
        if (Array.TrueForAll(masks, mask => mask is null))
            return [null];
        var all = inputs.Select((input, i) => masks[i] is not { } mask
            ? ones_like(input, ScalarType.Bool)
            : mask.Dimensions < input.Dimensions ? Spread(mask, input) : mask);
        return [cat([.. all], Axis).any(-1)];
    }

    /// <inheritdoc/>
    private protected override Tensor MergeAll(Tensor[] inputs, Tensor?[] masks) => cat(inputs, Axis);
}
