namespace KerasSharp.Layers;

/// <summary>Base of <see cref="SimpleRNNCell"/>, <see cref="LSTMCell"/> and <see cref="GRUCell"/>: a kernel for the input, one for the
/// state, and a bias.</summary>
/// <remarks>Weights: kernel (features, gates · units), recurrent_kernel (units, gates · units), bias.</remarks>
/// <param name="units">Size of the output and of each state; at least 1.</param>
/// <param name="gates">How many sums a unit has.</param>
/// <param name="activation">Applied to the state; null for tanh.</param>
/// <param name="useBias">Whether a bias is added.</param>
/// <param name="kernelInitializer">Initializer of the kernel; null for glorot_uniform.</param>
/// <param name="recurrentInitializer">Initializer of the recurrent kernel; null for orthogonal.</param>
/// <param name="biasInitializer">Initializer of the bias; null for zeros.</param>
/// <param name="kernelRegularizer">Penalty on the kernel.</param>
/// <param name="recurrentRegularizer">Penalty on the recurrent kernel.</param>
/// <param name="biasRegularizer">Penalty on the bias.</param>
/// <param name="kernelConstraint">Projection of the kernel after each update.</param>
/// <param name="recurrentConstraint">Projection of the recurrent kernel after each update.</param>
/// <param name="biasConstraint">Projection of the bias after each update.</param>
/// <param name="dropout">Share of the inputs to drop.</param>
/// <param name="recurrentDropout">Share of the states to drop.</param>
/// <param name="seed">The seed of the dropout.</param>
/// <param name="generator">Gives the seeds; null for a new one, made after the initializers.</param>
/// <param name="name">The layer's name.</param>
public abstract class StandardCell(
    int units, int gates, ActivationFunction? activation, bool useBias, Initializer? kernelInitializer, Initializer? recurrentInitializer,
    Initializer? biasInitializer, Regularizer? kernelRegularizer, Regularizer? recurrentRegularizer, Regularizer? biasRegularizer,
    Constraint? kernelConstraint, Constraint? recurrentConstraint, Constraint? biasConstraint, double dropout, double recurrentDropout,
    int? seed, SeedGenerator? generator, string? name) : DropoutCell(dropout, recurrentDropout, seed, generator, name)
{
    /// <summary>Size of the output and of each state.</summary>
    public int Units { get; } = Guard.Positive(units);

    /// <summary>Applied to the state.</summary>
    public ActivationFunction Activation { get; } = activation ?? "tanh";

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias { get; } = useBias;

    /// <summary>Initializer of the kernel.</summary>
    public Initializer KernelInitializer { get; } = kernelInitializer ?? "glorot_uniform";

    /// <summary>Initializer of the recurrent kernel.</summary>
    public Initializer RecurrentInitializer { get; } = recurrentInitializer ?? "orthogonal";

    /// <summary>Initializer of the bias.</summary>
    public Initializer BiasInitializer { get; } = biasInitializer ?? "zeros";

    /// <summary>Penalty on the kernel.</summary>
    public Regularizer? KernelRegularizer { get; } = kernelRegularizer;

    /// <summary>Penalty on the recurrent kernel.</summary>
    public Regularizer? RecurrentRegularizer { get; } = recurrentRegularizer;

    /// <summary>Penalty on the bias.</summary>
    public Regularizer? BiasRegularizer { get; } = biasRegularizer;

    /// <summary>Projection of the kernel after each update.</summary>
    public Constraint? KernelConstraint { get; } = kernelConstraint;

    /// <summary>Projection of the recurrent kernel after each update.</summary>
    public Constraint? RecurrentConstraint { get; } = recurrentConstraint;

    /// <summary>Projection of the bias after each update.</summary>
    public Constraint? BiasConstraint { get; } = biasConstraint;

    /// <summary>The kernel, (features, gates · units); null before the cell is built.</summary>
    public Variable? Kernel { get; private set; }

    /// <summary>The recurrent kernel, (units, gates · units); null before the cell is built.</summary>
    public Variable? RecurrentKernel { get; private set; }

    /// <summary>The bias; null without, and before the cell is built.</summary>
    public Variable? Bias { get; private set; }

    /// <inheritdoc/>
    public override IReadOnlyList<int> StateSizes => [Units];

    /// <summary>The shape of the bias.</summary>
    private protected virtual Shape BiasShape => gates * Units;

    /// <summary>Whether the kernel that runs all steps as one can stand for the cell.</summary>
    internal abstract bool CanFuse { get; }

    /// <summary>A sequence (batch, time, features) with what the one mask of its inputs drops.</summary>
    internal Tensor Dropped(Tensor x, bool training) => DropoutMasks(x.select(1, 0), training) is [var mask] ? x * mask.unsqueeze(1) : x;

    /// <summary>The sums of the input, (…, gates · units).</summary>
    internal override Tensor Project(Tensor x, bool training)
    {
        var kernel = Kernel!.As(x.dtype);
        var products = DropoutMasks(x.Dimensions == 3 ? x.select(0, 0) : x, training) switch
        {
            null => x.MatMul(kernel),
            [var all] => (x * all).MatMul(kernel),
            var masks => cat([.. masks.Select((mask, gate) => (x * mask).MatMul(Gate(kernel, gate)))], -1),
        };
        return InputBias(x.dtype) is { } bias ? products + bias : products;
    }

    /// <summary>The part of the bias that belongs to the sums of the input.</summary>
    private protected virtual Tensor? InputBias(ScalarType type) => Bias?.As(type);

    /// <summary>What makes the first bias.</summary>
    private protected virtual Initializer FirstBias => BiasInitializer;

    /// <summary>The product of a state and the recurrent kernel, (batch, gates · units).</summary>
    private protected Tensor Recur(Tensor state, bool training) => RecurrentDropoutMasks(state, training) switch
    {
        null => state.MatMul(RecurrentKernel!.As(state.dtype)),
        [var all] => (state * all).MatMul(RecurrentKernel!.As(state.dtype)),
        var masks => cat([.. masks.Select((mask, gate) => (state * mask).MatMul(Gate(RecurrentKernel!.As(state.dtype), gate)))], -1),
    };

    /// <summary>A gate's columns of a kernel.</summary>
    private protected Tensor Gate(Tensor kernel, int gate) => kernel.narrow(-1, (long)gate * Units, Units);

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        if (input.Rank != 2)
            throw new ArgumentException($"Layer \"{Name}\" expects the input of a step, (batch, features). Received: input_shape={input}");
        var features = input[^1] ?? throw new ArgumentException(
            $"The last axis of the input of layer \"{Name}\" must be known. Received: input_shape={input}");
        Kernel = AddWeight(
            "kernel", [features, gates * Units], KernelInitializer, regularizer: KernelRegularizer, constraint: KernelConstraint);
        RecurrentKernel = AddWeight(
            "recurrent_kernel", [Units, gates * Units], RecurrentInitializer, regularizer: RecurrentRegularizer,
            constraint: RecurrentConstraint);
        if (UseBias)
            Bias = AddWeight("bias", BiasShape, FirstBias, regularizer: BiasRegularizer, constraint: BiasConstraint);
    }
}
