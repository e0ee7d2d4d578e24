namespace KerasSharp.Layers;

/// <summary>Applies a layer to every time step by itself.</summary>
/// <remarks>Input (batch, time, …), output (batch, time, …): the layer sees (batch, …) for each step in turn, and a mask's column. The
/// output carries the mask on. As in Keras, a penalty on the layer's own output does not count.
/// Source: keras.layers.TimeDistributed.</remarks>
/// <param name="layer">The layer, of one output.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class TimeDistributed(Layer layer, string? name = null) : Wrapper(layer, name)
{
    /// <inheritdoc/>
    public override bool SupportsMasking => true;

    internal override bool TakesMask => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input)
    {
        var step = StepShape(input);
        var output = InnerLayer.Call(this, () => OneOf(Layer.ComputeOutputShape([step])));
        return Shape.Create([output[0], input[1], .. output[1..]]);
    }

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs) => base.Build(Array.ConvertAll(inputs, StepShape));

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, CallContext context)
    {
        StepShape(x.shape);
        CheckMask(context.Mask, x);
        if (x.shape[1] == 0)
            throw new ArgumentException($"The input of layer \"{Name}\" has no time steps: shape={Shape.Of(x.shape)}", nameof(x));
        if (Layer.TreatsSamplesApart)
            return Run(x.flatten(0, 1), null).unflatten(0, x.shape[0], x.shape[1]);
        var masks = Layer.CallTakesMasks ? context.Mask?.unbind(1) : null;
        return stack([.. x.unbind(1).Select((step, t) => Run(step, masks?[t]))], 1);

        Tensor Run(Tensor input, Tensor? mask) =>
            InnerLayer.Call(this, () => OneOf(Layer.Invoke([input], context.Training, [mask], penalized: false)));
    }

    private Shape StepShape(Shape input) => input.Rank >= 3 ? Shape.Create([input[0], .. input[2..]]) : throw new ArgumentException(
        $"Layer \"{Name}\" should be passed an input of at least 3 axes, (batch, time, …). Received: input_shape={input}", nameof(input));

    private void CheckMask(Tensor? mask, Tensor x)
    {
        if (mask is not null && (mask.Dimensions < 2 || mask.shape[0] != x.shape[0] || mask.shape[1] != x.shape[1]))
        {
            throw new ArgumentException(
                $"The mask of layer \"{Name}\" must begin with (batch, time) = ({x.shape[0]}, {x.shape[1]}). Received: "
                + $"mask.shape={Shape.Of(mask.shape)}", nameof(mask));
        }
    }
}
