namespace KerasSharp.Layers;

/// <summary>What the convolutions over one, two and three spatial axes have in common.</summary>
/// <remarks>Weights: kernel (kernelSize…, input channels / groups, filters), bias (filters).</remarks>
public abstract class Convolution : ConvolutionLayer
{
    private readonly ConvolutionPlan _plan;
    private readonly LowRankUpdate _lora;

    private protected Convolution(
        int rank, int filters, Sizes kernelSize, Sizes? strides, Padding padding, DataFormat? dataFormat, Sizes? dilationRate, int groups,
        ActivationFunction? activation, bool useBias, Initializer? kernelInitializer, Initializer? biasInitializer,
        Regularizer? kernelRegularizer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? kernelConstraint, Constraint? biasConstraint, int? loraRank, double? loraAlpha, string? name)
        : base(
            rank, kernelSize, strides, padding, dataFormat, dilationRate, activation, useBias, biasInitializer, biasRegularizer,
            activityRegularizer, biasConstraint, name, allowCausal: rank == 1)
    {
        Filters = Guard.Positive(filters);
        Groups = Guard.Positive(groups);
        if (filters % groups != 0)
            throw new ArgumentException(
                $"The number of filters must be evenly divisible by the number of groups. Received: groups={groups}, filters={filters}",
                nameof(groups));
        ConvolutionGuard.StridesOrDilation(Strides, DilationRate);
        KernelInitializer = kernelInitializer ?? "glorot_uniform";
        (KernelRegularizer, KernelConstraint) = (kernelRegularizer, kernelConstraint);
        _lora = new LowRankUpdate(loraRank, loraAlpha, kernelConstraint);
        _plan = new ConvolutionPlan(KernelSize, Strides, Padding, DataFormat, DilationRate);
    }

    /// <summary>Number of output channels.</summary>
    public int Filters { get; }

    /// <summary>Groups of channels that are convolved apart.</summary>
    public int Groups { get; }

    /// <summary>Initializer of the kernel.</summary>
    public Initializer KernelInitializer { get; }

    /// <summary>Penalty on the kernel.</summary>
    public Regularizer? KernelRegularizer { get; }

    /// <summary>Projection of the kernel after each update.</summary>
    public Constraint? KernelConstraint { get; }

    /// <summary>The kernel, (kernelSize…, input channels / groups, filters); null before the layer is built.</summary>
    public Variable? Kernel { get; private set; }

    /// <summary>Rank of the trainable change to the frozen kernel; null for none.</summary>
    public int? LoraRank => _lora.Rank;

    /// <summary>The change is scaled by this, divided by the rank.</summary>
    public double? LoraAlpha => _lora.Alpha;

    /// <summary>As in Keras, files hold the kernel with its change of low rank added.</summary>
    internal override IReadOnlyList<(Variable Variable, Func<Tensor>? Value)> StoredVariables => _lora.Stored(base.StoredVariables);

    internal override bool MakesFreshOutput => Activation is Linear;

    internal override TorchLayout? TorchLayout => Layers.TorchLayout.Turned(UseBias, KernelSize.Count);

    /// <summary>Freezes the kernel and trains a change of low rank to it from now on (LoRA).</summary>
    /// <param name="rank">The change's rank; at least 1.</param>
    /// <param name="alpha">The change is scaled by alpha / rank; null for rank.</param>
    /// <param name="aInitializer">Initializer of the first factor, (kernelSize…, input channels / groups, rank); null for
    /// he_uniform.</param>
    /// <param name="bInitializer">Initializer of the second factor, (rank, filters); null for zeros.</param>
    /// <exception cref="InvalidOperationException">The layer is not built, or has such a change already.</exception>
    /// <exception cref="ArgumentException">The kernel has a constraint.</exception>
    public void EnableLora(int rank, double? alpha = null, Initializer? aInitializer = null, Initializer? bInitializer = null) =>
        _lora.Enable(this, rank, alpha, aInitializer, bInitializer);

    internal override bool TreatsSamplesApart => true;

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => _plan.OutputShape(input, Filters, Name);

    internal override void OnLoaded() => _lora.Reset();

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        var channels = SpatialAxes.KnownChannels(input, KernelSize.Count, DataFormat, Name);
        if (channels % Groups != 0)
        {
            throw new ArgumentException(
                $"The number of input channels of layer \"{Name}\" must be evenly divisible by the number of groups. Received: "
                + $"groups={Groups}, input_shape={input}", nameof(input));
        }

        ComputeOutputShape(input);
        Kernel = AddWeight(
            "kernel", [.. KernelSize, channels / Groups, Filters], KernelInitializer, regularizer: KernelRegularizer,
            constraint: KernelConstraint);
        AddBias(Filters, channels);
        _lora.Build(this, Kernel, KernelRegularizer);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        if (Padding == Padding.Valid)
            ComputeOutputShape(x.ToSizes());
        x = x.AsFloating(ComputingType);
        return Activate(_plan.Apply(x, _lora.Weight(x.dtype), Bias?.As(x.dtype), Groups));
    }
}
