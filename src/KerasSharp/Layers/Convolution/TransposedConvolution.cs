namespace KerasSharp.Layers;

/// <summary>What the transposed convolutions over one, two and three spatial axes have in common.</summary>
/// <remarks>Weights: kernel (kernelSize…, filters, channels), bias (filters).</remarks>
public abstract class TransposedConvolution : ConvolutionLayer
{
    private readonly TransposedConvolutionPlan _plan;

    private protected TransposedConvolution(
        int rank, int filters, Sizes kernelSize, Sizes? strides, Padding padding, Sizes? outputPadding, DataFormat? dataFormat,
        Sizes? dilationRate, ActivationFunction? activation, bool useBias, Initializer? kernelInitializer, Initializer? biasInitializer,
        Regularizer? kernelRegularizer, Regularizer? biasRegularizer, Regularizer? activityRegularizer,
        Constraint? kernelConstraint, Constraint? biasConstraint, string? name)
        : base(
            rank, kernelSize, strides, padding, dataFormat, dilationRate, activation, useBias, biasInitializer, biasRegularizer,
            activityRegularizer, biasConstraint, name)
    {
        Filters = Guard.Positive(filters);
        OutputPadding = outputPadding?.ForRank(rank, nameof(outputPadding), minimum: 0);
        if (OutputPadding is not null && OutputPadding.Zip(Strides).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException(
                $"`outputPadding` must be strictly less than `strides` on each axis. Received: outputPadding={outputPadding}, "
                + $"strides={strides}", nameof(outputPadding));
        }

        ConvolutionGuard.StridesOrDilation(Strides, DilationRate);
        KernelInitializer = kernelInitializer ?? "glorot_uniform";
        (KernelRegularizer, KernelConstraint) = (kernelRegularizer, kernelConstraint);
        _plan = new TransposedConvolutionPlan(KernelSize, Strides, Padding, OutputPadding, DataFormat, DilationRate);
    }

    /// <summary>Number of output channels.</summary>
    public int Filters { get; }

    /// <summary>What is added to the size at the end of each axis; null for what Keras finds.</summary>
    public Sizes? OutputPadding { get; }

    /// <summary>Initializer of the kernel.</summary>
    public Initializer KernelInitializer { get; }

    /// <summary>Penalty on the kernel.</summary>
    public Regularizer? KernelRegularizer { get; }

    /// <summary>Projection of the kernel after each update.</summary>
    public Constraint? KernelConstraint { get; }

    /// <summary>The kernel, (kernelSize…, filters, channels); null before the layer is built.</summary>
    public Variable? Kernel { get; private set; }

    internal override TorchLayout? TorchLayout => Layers.TorchLayout.Turned(UseBias, KernelSize.Count);

    /// <inheritdoc/>
    public override Shape ComputeOutputShape(Shape input) => _plan.OutputShape(input, Filters, Name);

    /// <inheritdoc/>
    protected override void Build(Shape input)
    {
        var channels = ChannelsOf(input);
        Kernel = AddWeight(
            "kernel", [.. KernelSize, Filters, channels], KernelInitializer, regularizer: KernelRegularizer, constraint: KernelConstraint);
        AddBias(Filters, channels);
    }

    /// <inheritdoc/>
    protected override Tensor Call(Tensor x, bool training)
    {
        x = x.AsFloating(ComputingType);
        return Activate(_plan.Apply(x, Kernel!.As(x.dtype), Bias?.As(x.dtype)));
    }
}
