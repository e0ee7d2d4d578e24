using KerasSharp.Layers.Fused;

namespace KerasSharp.Layers;

/// <summary>Base of <see cref="SimpleRNN"/>, <see cref="LSTM"/> and <see cref="GRU"/>, whose cell is their own.</summary>
public abstract class StandardRecurrentLayer : RecurrentLayer
{
    private protected StandardRecurrentLayer(
        StandardCell cell, bool returnSequences, bool returnState, bool goBackwards, bool stateful, bool unroll, bool zeroOutputForMask,
        bool? useCudnn, Regularizer? activityRegularizer, string? name)
        : base(cell, returnSequences, returnState, goBackwards, stateful, unroll, zeroOutputForMask, activityRegularizer, name)
    {
        Standard = cell;
        UseCudnn = useCudnn;
    }

    /// <summary>Size of the output and of each state.</summary>
    public int Units => Standard.Units;

    /// <summary>Applied to the state.</summary>
    public ActivationFunction Activation => Standard.Activation;

    /// <summary>Whether a bias is added.</summary>
    public bool UseBias => Standard.UseBias;

    /// <summary>Initializer of the kernel.</summary>
    public Initializer KernelInitializer => Standard.KernelInitializer;

    /// <summary>Initializer of the recurrent kernel.</summary>
    public Initializer RecurrentInitializer => Standard.RecurrentInitializer;

    /// <summary>Initializer of the bias.</summary>
    public Initializer BiasInitializer => Standard.BiasInitializer;

    /// <summary>Penalty on the kernel.</summary>
    public Regularizer? KernelRegularizer => Standard.KernelRegularizer;

    /// <summary>Penalty on the recurrent kernel.</summary>
    public Regularizer? RecurrentRegularizer => Standard.RecurrentRegularizer;

    /// <summary>Penalty on the bias.</summary>
    public Regularizer? BiasRegularizer => Standard.BiasRegularizer;

    /// <summary>Projection of the kernel after each update.</summary>
    public Constraint? KernelConstraint => Standard.KernelConstraint;

    /// <summary>Projection of the recurrent kernel after each update.</summary>
    public Constraint? RecurrentConstraint => Standard.RecurrentConstraint;

    /// <summary>Projection of the bias after each update.</summary>
    public Constraint? BiasConstraint => Standard.BiasConstraint;

    /// <summary>Share of the inputs to drop.</summary>
    public double Dropout => Standard.Dropout;

    /// <summary>Share of the states to drop.</summary>
    public double RecurrentDropout => Standard.RecurrentDropout;

    /// <summary>The seed of the dropout as given.</summary>
    public int? Seed => Standard.Seed;

    /// <inheritdoc/>
    private protected override int? InputRank => 3;

    /// <summary>The cell in its own type.</summary>
    private protected StandardCell Standard { get; }

    /// <summary>Whether there is a kernel for the layer's form at all, whatever its activations.</summary>
    private protected virtual bool HasKernel => true;

    /// <summary>The fused kernel: the outputs, then the last cell state where there is one and it is asked for.</summary>
    private protected abstract List<Tensor> RunKernel(FusedArguments arguments, FusedOptions options);

    /// <summary>The cell is the layer's own: it follows the layer's policy.</summary>
    internal override void ChangeDType(DTypePolicy policy)
    {
        base.ChangeDType(policy);
        Cell.ChangeDType(policy);
    }

    /// <summary>The cell is the layer's own in this too.</summary>
    private protected override void TrainAlone(bool value)
    {
        base.TrainAlone(value);
        Cell.Trainable = value;
    }

    /// <inheritdoc/>
    private protected override RecurrentResult? RunFused(Sequence sequence, bool training)
    {
        if (UseCudnn == true && (sequence.Mask is not null || RecurrentDropout > 0 || !HasKernel))
        {
            throw new InvalidOperationException(
                $"`useCudnn: true` was specified, but layer \"{Name}\" has no fused kernel for masks, for recurrent dropout, or for a "
                + "reset before the product. Leave `useCudnn` out to compute step by step.");
        }

        if (UseCudnn == false || !HasKernel || !Standard.CanFuse || (training && RecurrentDropout > 0) || !Buffers.CanRun(
            sequence.X, Standard.Kernel!.Value.shape[1]))
            return null;

        var x = Standard.Dropped(sequence.X, training);
        var arguments = new FusedArguments(
            (sequence with { X = x }).Steps.contiguous(), Standard.Kernel!.As(x.dtype), Standard.RecurrentKernel!.As(
                x.dtype), Standard.Bias?.As(x.dtype),
            sequence.States?[0].contiguous(), sequence.States is [_, var cell]
            ? cell.contiguous() : null, sequence.MaskSteps?.contiguous());
        var wanted = ReturnState || Stateful;
        var outputs = RunKernel(arguments, new FusedOptions(sequence.AllOutputs, wanted && Standard.StateSizes.Count > 1));
        var hidden = sequence.AllOutputs && wanted ? outputs[0].select(0, arguments.Time - 1) : outputs[0];
        var output = Masked(sequence, arguments.Mask, sequence.AllOutputs ? outputs[0].transpose(0, 1) : outputs[0]);
        return new RecurrentResult(output, [hidden, .. outputs[1..]]);
    }

    /// <summary>The outputs differ from the states where the mask makes them zero, and before the first step that counts.</summary>
    private static Tensor Masked(Sequence sequence, Tensor? mask, Tensor output)
    {
        if (mask is null || (!sequence.ZeroOutputForMask && sequence.States is null))
            return output;
        // (time, batch), true where the output is that of a step that counted.
        var counts = sequence.ZeroOutputForMask ? mask : mask.to_type(ScalarType.Int32).cumsum(0).gt(0);
        var of = sequence.AllOutputs ? counts.transpose(0, 1) : counts.select(0, counts.shape[0] - 1);
        return where(of.unsqueeze(-1), output, zeros([], output.dtype, output.device));
    }
}
