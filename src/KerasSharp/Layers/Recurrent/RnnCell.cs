namespace KerasSharp.Layers;

/// <summary>One step of a recurrent layer: base of the cells that <see cref="RNN"/> runs over a sequence.</summary>
/// <remarks>A cell of your own overrides <see cref="StateSizes"/>, <see cref="Layer.Build(Shape)"/> (for the shape of one step, without
/// time) and <see cref="Step"/>; where states have more axes than one, <see cref="StateShapes"/> too. Nested states of Keras are one flat
/// list here, in their order. Called as a layer, a cell takes the input and its states, <c>cell.Apply([x, h])</c>, and returns the
/// output and the new states. Source: the cells of keras.layers.RNN.</remarks>
/// <param name="name">The layer's name.</param>
public abstract class RnnCell(string? name = null) : Layer(name)
{
    /// <summary>The size of the last axis of each state.</summary>
    public abstract IReadOnlyList<int> StateSizes { get; }

    /// <summary>The shape of each state, without the batch axis: one axis of the size in <see cref="StateSizes"/>, unless a cell of your own
    /// says otherwise.</summary>
    public virtual IReadOnlyList<Shape> StateShapes => [.. StateSizes.Select(size => Shape.Create([size]))];

    /// <summary>The size of the output's last axis; that of the first state.</summary>
    public virtual int OutputSize => StateSizes[0];

    /// <summary>The states before the first step: zeros, (batch, …) each.</summary>
    public virtual Tensor[] GetInitialState(long batchSize) =>
        [.. StateShapes.Select(shape => zeros([batchSize, .. shape.ToArray()], ComputingType, KerasConfig.Device))];

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => input.WithLast(OutputSize);

    /// <inheritdoc/>
    public override Shape[] ComputeOutputShape(Shape[] inputs) => [ComputeOutputShape(inputs[0]), .. StateShapesFor(inputs[0])];

    /// <summary>Computes a step.</summary>
    /// <param name="input">The step's input, (batch, …).</param>
    /// <param name="states">The states before.</param>
    /// <param name="training">Whether the call is part of training.</param>
    /// <returns>The output and the states after.</returns>
    protected internal abstract (Tensor Output, Tensor[] States) Step(Tensor input, Tensor[] states, bool training);

    /// <summary>The shapes of the states for a step's input.</summary>
    internal virtual Shape[] StateShapesFor(Shape input) => [.. StateShapes.Select(shape => Shape.Create([input[0], .. shape]))];

    /// <summary>Whether a sequence's dropout masks are to be drawn before its first step.</summary>
    internal virtual bool HasDropout => false;

    /// <summary>Draws what stays the same over a sequence.</summary>
    internal virtual void BeginSequence(Tensor firstInput, Tensor[] states)
    {
    }

    /// <summary>Forgets what <see cref="BeginSequence"/> drew.</summary>
    internal virtual void EndSequence()
    {
    }

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs) => Build(inputs[0]);

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        if (inputs.Length != StateSizes.Count + 1)
        {
            throw new ArgumentException(
                $"Layer \"{Name}\" expects its input and {StateSizes.Count} state(s), but it received {inputs.Length} input tensors.",
                nameof(inputs));
        }

        var (output, states) = Step(inputs[0], inputs[1..], context.Training);
        return [output, .. states];
    }
}
