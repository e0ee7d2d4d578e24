namespace KerasSharp.Layers;

/// <summary>A function of tensors as a layer.</summary>
/// <remarks>Input and output as the function has them. It has no weights, and a delegate cannot be written into a config: for a model that
/// is to be saved, derive a layer of your own. What Keras passes as <c>arguments</c> a C# delegate captures.
/// Source: keras.layers.Lambda.</remarks>
/// <param name="function">The function.</param>
/// <param name="outputShape">The output's shape without the batch; null to find it by a run on zeros.</param>
/// <param name="mask">Gives the output's mask from the input and its mask; null for no mask.</param>
/// <param name="name">The layer's name.</param>
public sealed partial class Lambda(
    Func<Tensor, Tensor> function, Shape? outputShape = null, [NotInConfig] Func<Tensor, Tensor?, Tensor?>? mask = null,
    string? name = null) : Layer(name)
{
    private readonly Func<Tensor[], Tensor?[], bool, Tensor> _function = One(function);

    /// <summary>A function of one input, its mask and whether the call is part of training.</summary>
    /// <inheritdoc cref="Lambda(Func{Tensor, Tensor}, Shape?, Func{Tensor, Tensor?, Tensor?}?, string?)"/>
    public Lambda(
        Func<Tensor, Tensor?, bool, Tensor> function, Shape? outputShape = null, Func<Tensor, Tensor?, Tensor?>? mask = null,
        string? name = null)
        : this(x => function(x, null, false), outputShape, mask, name)
    {
        ArgumentNullException.ThrowIfNull(function);
        _function = (inputs, masks, training) => function(inputs[0], masks[0], training);
    }

    /// <summary>A function of several inputs.</summary>
    /// <inheritdoc cref="Lambda(Func{Tensor, Tensor}, Shape?, Func{Tensor, Tensor?, Tensor?}?, string?)"/>
    public Lambda(
        Func<Tensor[], Tensor> function, Shape? outputShape = null, Func<Tensor, Tensor?, Tensor?>? mask = null, string? name = null)
        : this(x => function([x]), outputShape, mask, name)
    {
        ArgumentNullException.ThrowIfNull(function);
        _function = (inputs, _, _) => function(inputs);
        TakesSeveral = true;
    }

    /// <inheritdoc/>
    public override bool SupportsMasking => mask is not null;

    internal override bool MayHoldTensors => true;

    private bool TakesSeveral { get; }

    /// <summary>Refused: a function of Python cannot run here, and one of C# cannot be written.</summary>
    /// <exception cref="ConfigException">Always.</exception>
    public static Lambda FromConfig(Config config) => throw new ConfigException(
        $"The layer '{config.Get("name", "lambda")}' is a Lambda: its function is code and not in the config. Put a Lambda with a C# "
        + "delegate, or a layer of your own, in its place.");

    /// <summary>Refused: a delegate cannot be written.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Config GetConfig() =>
        throw new NotSupportedException(
            $"The Lambda layer '{Name}' was made from a delegate and has no config. To save it, derive a partial class from Layer.");

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => ComputeOutputShape([input])[0];

    /// <inheritdoc/>
    public override Shape[] ComputeOutputShape(Shape[] inputs) =>
        outputShape is not null && inputs is [{ Rank: > 0 } first, ..] ? [outputShape.WithBatch(first[0])] : ShapeProbe.Run(this, inputs);

    /// <inheritdoc/>
    protected override void Build(Shape[] inputs)
    {
        if (inputs.Length != 1 && !TakesSeveral)
            throw new ArgumentException(
                $"Layer \"{Name}\" expects 1 input(s), but it received {inputs.Length} input tensors.", nameof(inputs));
    }

    /// <inheritdoc/>
    protected override Tensor[] Call(Tensor[] inputs, CallContext context)
    {
        Build(Array.ConvertAll(inputs, input => (Shape)input.shape));
        return [_function(inputs, context.Masks, context.Training)];
    }

    /// <inheritdoc/>
    protected override Tensor?[] ComputeMask(Tensor[] inputs, Tensor?[] masks, Tensor[] outputs) => [mask?.Invoke(inputs[0], masks[0])];

    private static Func<Tensor[], Tensor?[], bool, Tensor> One(Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return (inputs, _, _) => function(inputs[0]);
    }
}
