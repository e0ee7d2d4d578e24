namespace KerasSharp.Layers;

/// <summary>Masks the steps of sequences in which every feature has a given value: layers after it leave them out.</summary>
/// <remarks>Input (batch, steps, features), output the same with zeros in masked steps, and the mask (batch, steps).
/// Source: keras.layers.Masking.</remarks>
/// <param name="maskValue">The value.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class Masking(double maskValue = 0, string? name = null) : Layer(name)
{
    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool IsBuiltFromStart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input;

    /// <inheritdoc/>
    protected override void Build(Shape input) => new InputSpec(minNdim: 2).Check(input, 0, Name);

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training) => x.masked_fill(x.eq(maskValue).all(-1, keepdim: true), 0);

    /// <summary>The mask in a functional model is made by steps of their own, as in Keras.</summary>
    internal override void PassMasks(NodeArguments arguments, KerasTensor[] outputs) =>
        outputs[0].Mask = Ops.Any(Ops.NotEqual(arguments.Inputs[0], maskValue), axis: -1);

    /// <inheritdoc/>
    protected override Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs) => [inputs[0].ne(maskValue).any(-1)];
}
